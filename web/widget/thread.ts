import type { Message, Page } from './contract.ts'

/** What this tab has read of the talk, oldest first. */
export interface Thread {
  readonly items: readonly Message[]
  /** Where to read on; undefined: the newest messages are to be read. */
  readonly next: string | undefined
  /** Where to read what came before; undefined: there is nothing before. */
  readonly earlier: string | undefined
}

export const emptyThread: Thread = { items: [], next: undefined, earlier: undefined }

/** Takes in what was read after `thread.next`. */
export const readOn = (thread: Thread, page: Page): Thread => ({
  ...thread,
  items: joined(thread.items, page.items),
  next: page.next ?? thread.next,
})

/**
 * Takes in the newest page. It continues what is shown if the two overlap. If they do not, there is a gap, or it is
 * another visitor's talk: then it stands for itself.
 */
export const readNewest = (thread: Thread, page: Page): Thread => {
  const known = new Set(thread.items.map(({ id }) => id))
  const overlaps = page.items.some(({ id }) => known.has(id))
  return overlaps
    ? { ...thread, items: joined(thread.items, page.items), next: page.next }
    : { items: page.items, next: page.next, earlier: page.earlier }
}

/** Takes in what was read before `thread.earlier`. */
export const readEarlier = (thread: Thread, page: Page): Thread => ({
  ...thread,
  items: joined(page.items, thread.items),
  earlier: page.earlier,
})

/** No message stands twice. The later reading of one counts: its addresses are fresher. */
const joined = (first: readonly Message[], second: readonly Message[]): readonly Message[] => {
  const later = new Map(second.map((message) => [message.id, message]))
  const kept = first.map((message) => {
    const again = later.get(message.id)
    later.delete(message.id)
    return again ?? message
  })
  return [...kept, ...later.values()]
}

/**
 * How many of the agents' messages came after the last that was seen.
 * @param seenId undefined, or unknown here: none of them was seen
 */
export const unreadCount = (items: readonly Message[], seenId: string | undefined): number => {
  const seenAt = items.findIndex(({ id }) => id === seenId)
  return items.slice(seenAt + 1).filter(({ from }) => from === 'agent').length
}
