import * as z from 'zod/mini'
import { wordPk } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

const WordRow = z.object({
  sk: z.string(),
  head: z.object({ pk: z.string(), sk: z.string() }),
  /** All tokens of that head. */
  tokens: z.array(z.string()),
})
export type WordRow = z.infer<typeof WordRow>

/** Where a reader of a word's rows stands. It names a moment and no case. */
export const WordPosition = z.object({ at: z.string().check(z.regex(/^\d{13}#[a-z2-7]{12}$/)) })
export type WordPosition = z.infer<typeof WordPosition>

export interface WordRows {
  readonly rows: readonly WordRow[]
  readonly next: WordPosition | undefined
}

/** What a word leads to, opened last first: half a read unit per 4 KB, which are about ten rows. */
export const wordRows = async (
  token: string,
  limit: number,
  after: WordPosition | undefined,
): Promise<WordRows> => {
  const pk = wordPk(token)
  const { items, next } = await queryPage({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ScanIndexForward: false,
    Limit: limit,
    ExclusiveStartKey: after === undefined ? undefined : { pk, sk: after.at },
  })
  return {
    rows: items.map((item) => parsed(WordRow, item)),
    next: next === undefined ? undefined : { at: String(next.sk) },
  }
}
