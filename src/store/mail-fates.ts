import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { MessageFate } from '../desk/mail-fate.ts'
import type { Message } from '../desk/message.ts'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { keys } from './keys.ts'

/**
 * Records what became of a mail, whatever its worker knows: a report proves that it was sent, so that nobody sends it
 * again. False when the message changed since it was read.
 */
export const recordFate = (
  { thread, episode, seq, delivery, failure }: Message,
  fate: MessageFate,
  providerId: string,
  now: number,
): Promise<boolean> =>
  holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: keys.message(thread, episode, seq),
        UpdateExpression: `SET delivery = :state, providerId = :id, settledAt = if_not_exists(settledAt, :now)${
          fate.failure === undefined ? '' : ', failure = :failure'
        } REMOVE leaseUntil, claimedAs, dueAt, dueKey, dueRank, tryAt${
          fate.failure === undefined ? ', failure' : ''
        }`,
        ConditionExpression: `delivery = :before AND ${
          failure === undefined ? 'attribute_not_exists(failure)' : 'failure = :why'
        }`,
        ExpressionAttributeValues: {
          ':state': fate.delivery,
          ':id': providerId,
          ':now': now,
          ':before': delivery,
          ...(fate.failure === undefined ? {} : { ':failure': fate.failure }),
          ...(failure === undefined ? {} : { ':why': failure }),
        },
      }),
    ),
  )
