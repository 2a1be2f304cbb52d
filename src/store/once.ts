import { GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { table, tableName } from '../platform/table.ts'
import { keys } from './keys.ts'

/** A request that was done already: what it asked (as a hash) and what it was answered (ids and codes, no text). */
export const Once = z.object({
  hash: z.string(),
  request: z.string(),
  status: z.int(),
  answer: z.record(z.string(), z.unknown()),
  /** Epoch seconds. */
  expiresAt: z.int(),
})
export type Once = z.infer<typeof Once>

/** What was answered to this key, read consistently: a repeat may follow at once. */
export const doneAlready = async (hash: string): Promise<Once | undefined> => {
  const { Item } = await table.send(
    new GetCommand({ TableName: tableName(), Key: keys.once(hash), ConsistentRead: true }),
  )
  return Item === undefined ? undefined : Once.parse({ ...Item, hash })
}
