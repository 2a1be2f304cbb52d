import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { ConflictFault } from './faults.ts'
import { type Key, wordKeys } from './keys.ts'
import { readItem } from './read.ts'
import { wordKinds } from './schema.ts'
import { placeOf } from './tokens.ts'
import { writeAll } from './write-all.ts'

/** By which tokens a head is found, as of which revision: what erases or replaces them asks here. */
export const Words = z.object({
  rev: z.int(),
  words: z.array(z.string()),
  marks: z.array(z.string()),
})
export type Words = z.infer<typeof Words>

/** A head in the table, as far as its rows need it. */
export interface Placed {
  readonly key: Key
  readonly openedAt: number
}

/** The tokens of a head as they were written last, read consistently. */
export const wordsOfHead = (head: Key): Promise<Words | undefined> =>
  readItem(Words, wordKeys.list(head), { isConsistent: true })

/**
 * Makes a head found by these tokens and by no others. Rows come first and the list last: who dies between does all
 * of it again, and writes the same. A later revision is never replaced.
 */
export const replaceWords = async (
  { key, openedAt }: Placed,
  words: Words,
  before: Words | undefined,
  secret: string,
): Promise<void> => {
  const place = placeOf(secret, key)
  const tokens = [...words.words, ...words.marks]
  const stale = before?.words.filter((token) => !words.words.includes(token)) ?? []
  await writeAll([
    ...words.words.map((token) => ({
      PutRequest: {
        Item: {
          ...wordKeys.row(token, openedAt, place),
          v: 1,
          kind: wordKinds.row,
          head: { pk: key.pk, sk: key.sk },
          tokens,
        },
      },
    })),
    ...stale.map((token) => ({
      DeleteRequest: { Key: { ...wordKeys.row(token, openedAt, place) } },
    })),
  ])
  const isNewest = await holds(() =>
    table.send(
      new PutCommand({
        TableName: tableName(),
        Item: { ...wordKeys.list(key), v: 1, kind: wordKinds.list, ...words },
        ConditionExpression: 'attribute_not_exists(pk) OR rev <= :rev',
        ExpressionAttributeValues: { ':rev': words.rev },
      }),
    ),
  )
  if (!isNewest) throw new ConflictFault(1)
}
