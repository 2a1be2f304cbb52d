import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ChatPlace } from '../desk/chat.ts'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { chatSignsKey } from './keys.ts'
import { chatKinds } from './schema.ts'

/** Says that one side of a chat types, until this moment. */
export const markTyping = async (
  thread: string,
  side: 'customer' | 'agent',
  until: number,
): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: chatSignsKey(thread),
      UpdateExpression: 'SET kind = :kind, #until = :until',
      ExpressionAttributeNames: { '#until': `${side}TypingUntil` },
      ExpressionAttributeValues: { ':kind': chatKinds.signs, ':until': until },
    }),
  )
}

/** Says how far the customer has read. A sign that comes late never takes back what was read. */
export const markRead = async (thread: string, { episode, seq }: ChatPlace): Promise<void> => {
  await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: chatSignsKey(thread),
        UpdateExpression: 'SET kind = :kind, readTo = :place',
        ConditionExpression:
          'attribute_not_exists(readTo) OR readTo.episode < :episode OR ' +
          '(readTo.episode = :episode AND readTo.seq < :seq)',
        ExpressionAttributeValues: {
          ':kind': chatKinds.signs,
          ':place': { episode, seq },
          ':episode': episode,
          ':seq': seq,
        },
      }),
    ),
  )
}
