import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Viewing } from '../desk/viewing.ts'
import { table, tableName } from '../platform/table.ts'
import { chatSignsKey } from './keys.ts'
import { chatKinds } from './schema.ts'

/** Each agent has an attribute of their own, so that two who write at once keep both. */
const prefix = 'viewing:'

/** Says that an agent has a case of this thread open; where it is a chat they type in, its customer is told too. */
export const markViewing = async (
  thread: string,
  agent: string,
  viewing: Viewing,
  customerToldUntil: number | undefined,
): Promise<void> => {
  const isTold = customerToldUntil !== undefined
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: chatSignsKey(thread),
      UpdateExpression: `SET kind = :kind, #mine = :mine${isTold ? ', agentTypingUntil = :told' : ''}`,
      ExpressionAttributeNames: { '#mine': `${prefix}${agent}` },
      ExpressionAttributeValues: {
        ':kind': chatKinds.signs,
        ':mine': [viewing.until, viewing.typingUntil],
        ...(isTold ? { ':told': customerToldUntil } : {}),
      },
    }),
  )
}

/** What stands beside a thread's conversations of who has them open. */
export const viewingIn = (item: Readonly<Record<string, unknown>>): Record<string, Viewing> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => {
      if (!name.startsWith(prefix) || !Array.isArray(value)) return []
      const [until = 0, typingUntil = 0] = value.map(Number)
      return [[name.slice(prefix.length), { until, typingUntil }]]
    }),
  )
