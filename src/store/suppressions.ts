import { BatchGetCommand, DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { hashId } from '../platform/ids.ts'
import { table, tableName } from '../platform/table.ts'
import { WorldFault } from '../platform/world-fault.ts'
import { holds } from './conditional.ts'
import { suppressionKey } from './keys.ts'
import { parsed } from './read.ts'
import { mailKinds } from './schema.ts'

/** An address that mails of ours are not sent to. */
export const Suppression = z.object({
  /** As the mail's failure says it: `bounced-no-email`, `complained`. */
  why: z.string(),
  /** Epoch milliseconds of the last report. */
  at: z.number(),
})
export type Suppression = z.infer<typeof Suppression>

/** The table holds no address for it: who looks for one must know it. */
const keyOf = (address: string) => suppressionKey(hashId('suppressed', address.toLowerCase()))

/** Suppresses an address; a complaint is not forgotten for a bounce. */
export const suppress = async (address: string, { why, at }: Suppression): Promise<void> => {
  await holds(() =>
    table.send(
      new PutCommand({
        TableName: tableName(),
        Item: { ...keyOf(address), v: 1, kind: mailKinds.suppression, why, at },
        ConditionExpression: 'attribute_not_exists(pk) OR why <> :complained OR :why = :complained',
        ExpressionAttributeValues: { ':complained': 'complained', ':why': why },
      }),
    ),
  )
}

/** Lets mails go there again. */
export const allowAddress = async (address: string): Promise<void> => {
  await table.send(new DeleteCommand({ TableName: tableName(), Key: keyOf(address) }))
}

/** Those of at most 100 addresses that are suppressed, by the address as it was asked for. */
export const suppressionsOf = async (
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Suppression>> => {
  const byHash = new Map(addresses.map((one) => [keyOf(one).pk, one]))
  if (byHash.size === 0) return new Map()
  const name = tableName()
  const { Responses, UnprocessedKeys } = await table.send(
    new BatchGetCommand({
      RequestItems: { [name]: { Keys: [...byHash.values()].map(keyOf), ConsistentRead: true } },
    }),
  )
  if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
    throw new WorldFault('The table is too busy to say which addresses are suppressed.')
  }
  return new Map(
    (Responses?.[name] ?? []).map((item) => [
      byHash.get(String(item.pk)) ?? '',
      parsed(Suppression, item),
    ]),
  )
}
