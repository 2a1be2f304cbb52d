import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Inbound } from '../desk/inbound.ts'
import { minuteMilliseconds } from '../desk/units.ts'
import { table, tableName } from '../platform/table.ts'
import { dueIndex, keys } from './keys.ts'

/** What the stream missed is filed by the clock from this time after its arrival. */
const filedWithinMilliseconds = 2 * minuteMilliseconds

/**
 * Keeps what came in by one conditional write. A redelivery meets the same item: it is stored already, filed or
 * not, and never a second time.
 */
export const keep = async (inbound: Inbound): Promise<'stored' | 'already-stored'> => {
  const key = keys.inbound(inbound.thread, inbound.hash)
  try {
    await table.send(
      new PutCommand({
        TableName: tableName(),
        Item: {
          ...key,
          ...inbound,
          ...dueIndex(key, inbound.receivedAt + filedWithinMilliseconds),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return 'stored'
  } catch (fault) {
    if (standsAlready.has((fault as Error).name)) return 'already-stored'
    throw fault
  }
}

/** It is there, or a transaction is just filing it, which none does with what is not there. */
const standsAlready: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'TransactionConflictException',
])
