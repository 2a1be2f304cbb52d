export interface StoredMessage {
  readonly id: string
  readonly from: 'customer' | 'agent'
  readonly name?: string
  readonly email?: string
  readonly text?: string
  readonly at: string
  readonly attachments?: readonly {
    readonly name: string
    readonly contentType: string
    readonly bytes: number
    readonly url: string
  }[]
}

const pageLength = 50

/**
 * A page of a talk, by its cursors; undefined for a cursor that is not this talk's.
 * @param filingMs how long a stored message is not yet read back
 */
export const pageOf = (
  owner: string,
  thread: readonly StoredMessage[],
  query: URLSearchParams,
  filingMs: number,
) => {
  const filed = thread.filter(
    ({ from, at }) => from === 'agent' || Date.now() - Date.parse(at) >= filingMs,
  )
  const place = (cursor: string): number => {
    const [whose, at] = cursor.split('|')
    return whose === owner ? Number(at) : Number.NaN
  }
  const [after, before] = [query.get('after'), query.get('before')]
  const end = before === null ? filed.length : place(before)
  const start = after === null ? Math.max(0, end - pageLength) : place(after)
  if (Number.isNaN(start) || Number.isNaN(end)) return undefined
  const items = filed.slice(start, after === null ? end : start + pageLength)
  return {
    items: items.map(asRead),
    ...(before === null ? { next: `${owner}|${start + items.length}` } : {}),
    ...(after === null && start > 0 ? { earlier: `${owner}|${start}` } : {}),
  }
}

/** What a customer said of themselves is for the agents. */
const asRead = ({ email: _, name, ...item }: StoredMessage) =>
  item.from === 'agent' && name !== undefined ? { ...item, name } : item
