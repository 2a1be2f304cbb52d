import { type Caller, mayRead } from '../desk/caller.ts'
import { holdsAll, type Query } from '../desk/search-query.ts'
import { type FoundHead, foundHeads } from '../store/queries/found-heads.ts'
import { WordPosition, type WordRow, wordRows } from '../store/queries/word-rows.ts'
import { searchKey } from '../store/search-key.ts'
import { tokenOf } from '../store/tokens.ts'

/** Where a search stands, as a cursor carries it. */
export { type FoundHead, WordPosition }

/** A page ends when it has read what a thousand rows cost, however common a word is: 30 to 60 read units as rows are. */
const rowsMax = 1000
/** A head costs as much as ten rows. */
const rowsPerHead = 10
const rowsAtOnce = 50

export interface SearchPage {
  readonly items: readonly FoundHead[]
  /** What to hand in to search on, also where this page has found nothing; undefined after the last. */
  readonly next: WordPosition | undefined
}

/**
 * The cases that hold all words of a query and that the caller may read, opened last first. The rows of one word are
 * read, the other words are looked for on them, and what is shown comes from the heads themselves.
 */
export const search = async (
  query: Query,
  caller: Caller,
  limit: number,
  after: WordPosition | undefined,
): Promise<SearchPage> => {
  const secret = await searchKey()
  if (secret === undefined) return { items: [], next: undefined }
  const asked = hashed(query, secret)
  // Where nothing else is asked for, each row is a find: no more of them are read than are shown.
  const atOnce = asked.all.length === 0 ? limit : rowsAtOnce
  const items: FoundHead[] = []
  let place = after
  for (let left = rowsMax; left > 0; ) {
    const { rows, next } = await wordRows(asked.word, atOnce, place)
    const matching = rows.filter(({ tokens }) => holdsAll(asked, new Set(tokens)))
    left -= rows.length + matching.length * rowsPerHead
    for (const { row, head } of await readable(matching, caller)) {
      items.push(head)
      const isLast = next === undefined && row === matching.at(-1)
      if (items.length === limit) return { items, next: isLast ? undefined : { at: row.sk } }
    }
    place = next
    if (place === undefined) break
  }
  return { items, next: place }
}

const hashed = ({ word, all }: Query, secret: string): Query => {
  const token = (one: string): string => tokenOf(secret, one)
  return { word: token(word), all: all.map((oneOf) => oneOf.map(token)) }
}

/** Of these rows, those whose heads are there and may be read. */
const readable = async (rows: readonly WordRow[], caller: Caller) => {
  const heads = await foundHeads(rows.map(({ head }) => head))
  return rows.flatMap((row, at) => {
    const head = heads[at]
    return head === undefined || mayRead(caller, head) ? [] : [{ row, head }]
  })
}
