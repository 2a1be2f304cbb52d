import { Conversation } from '../../desk/conversation.ts'
import { conversationPrefix, keys } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

/** The newest conversation of a thread, read consistently: 1 read unit, whatever the thread's length. */
export const currentConversation = async (thread: string): Promise<Conversation | undefined> => {
  const { items } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': keys.thread(thread).pk, ':prefix': conversationPrefix },
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: 1,
  })
  return items[0] === undefined ? undefined : parsed(Conversation, items[0])
}
