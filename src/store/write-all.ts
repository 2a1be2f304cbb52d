import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { sleep } from '../platform/clock.ts'
import { jittered } from '../platform/ids.ts'
import { table, tableName } from '../platform/table.ts'
import { WorldFault } from '../platform/world-fault.ts'

type WriteRequests = NonNullable<BatchWriteCommandInput['RequestItems']>[string]

/** What DynamoDB takes at once. */
const batchSize = 25
const triesMax = 4

/** Puts and deletes, each by itself and without a condition: 1 write unit a KB, and what is left over is sent again. */
export const writeAll = async (requests: WriteRequests): Promise<void> => {
  for (let start = 0; start < requests.length; start += batchSize) {
    await writeBatch(requests.slice(start, start + batchSize))
  }
}

const writeBatch = async (requests: WriteRequests): Promise<void> => {
  let left = requests
  for (let tries = 1; left.length > 0; tries += 1) {
    const { UnprocessedItems } = await table.send(
      new BatchWriteCommand({ RequestItems: { [tableName()]: left } }),
    )
    left = UnprocessedItems?.[tableName()] ?? []
    if (left.length > 0 && tries === triesMax) {
      throw new WorldFault(`${left.length} items were not written: throttled.`)
    }
    if (left.length > 0) await sleep(jittered(50 * 2 ** tries))
  }
}
