import { type Caller, mayRead } from '../desk/caller.ts'
import {
  customerHeads,
  type HistoryPage,
  HistoryPosition,
} from '../store/queries/customer-heads.ts'

/** Where a reader of a history stands, as a cursor carries it. */
export { HistoryPosition }

/** A customer's cases that the caller may read, over all channels; of a customer who is nobody's, none. */
export const historyOf = async (
  customer: string,
  caller: Caller,
  limit: number,
  after: HistoryPosition | undefined,
): Promise<HistoryPage> => {
  const { items, next } = await customerHeads(customer, limit, after)
  return { items: items.filter((head) => mayRead(caller, head) === undefined), next }
}
