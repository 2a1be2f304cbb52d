import * as z from 'zod/mini'
import { customerPk, parsedPk } from '../keys.ts'
import { queryPage } from '../read.ts'
import { tableIndexes } from '../schema.ts'
import { type FoundHead, foundHeads } from './found-heads.ts'

/** Where a reader of a customer's history stands. */
export const HistoryPosition = z.object({
  rank: z.string().check(z.maxLength(80)),
  pk: z.string().check(z.regex(/^(thread|ticket)#[a-z0-9]{1,26}$/)),
  sk: z.string().check(z.regex(/^(head|c#\d{6})$/)),
})
export type HistoryPosition = z.infer<typeof HistoryPosition>

export interface HistoryPage {
  readonly items: readonly FoundHead[]
  readonly next: HistoryPosition | undefined
}

/** A customer's cases over all channels, opened last first: half a read unit for a page of keys, and half for each. */
export const customerHeads = async (
  customer: string,
  limit: number,
  after: HistoryPosition | undefined,
): Promise<HistoryPage> => {
  const { partition, sort } = tableIndexes.byCustomer
  const pk = customerPk(customer)
  const { items, next } = await queryPage({
    IndexName: 'byCustomer',
    KeyConditionExpression: '#p = :p',
    ExpressionAttributeNames: { '#p': partition },
    ExpressionAttributeValues: { ':p': pk },
    ScanIndexForward: false,
    Limit: limit,
    ExclusiveStartKey:
      after === undefined
        ? undefined
        : { pk: after.pk, sk: after.sk, [partition]: pk, [sort]: after.rank },
  })
  // Surveys stand there, too.
  const cases = items
    .map((item) => ({ pk: String(item.pk), sk: String(item.sk) }))
    .filter((key) => ['thread', 'ticket'].includes(parsedPk(key).room))
  const heads = await foundHeads(cases)
  return {
    items: heads.filter((head) => head !== undefined),
    next:
      next === undefined
        ? undefined
        : { pk: String(next.pk), sk: String(next.sk), rank: String(next[sort]) },
  }
}
