import type { ChatPlace } from '../../desk/chat.ts'
import { Message } from '../../desk/message.ts'
import { keys, messagesOfThread } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

/** Nobody reads a mail of more. */
const lookedAtMax = 200

/** What agents have written in a thread behind this place, oldest first. */
export const repliesAfter = async (
  thread: string,
  { episode, seq }: ChatPlace,
): Promise<readonly Message[]> => {
  const { items } = await queryPage({
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': keys.thread(thread).pk,
      ':from': keys.message(thread, episode, seq + 1).sk,
      ':to': messagesOfThread.last,
    },
    ScanIndexForward: false,
    Limit: lookedAtMax,
  })
  return items
    .map((item) => parsed(Message, item))
    .filter(({ direction }) => direction === 'outbound')
    .reverse()
}
