import { now } from '../platform/clock.ts'
import { keyedId } from '../platform/ids.ts'
import { pepper } from '../platform/parameters.ts'
import { overLimit } from '../store/limit.ts'

/** In a minute. Many people share an address; one person types no faster than this. */
const visitorMessagesMax = 30
const addressMax = { visitors: 60, messages: 120 } as const

/** The seconds to wait before a visitor may send more, by what they and all of their address sent; 0 for none. */
export const chatOverLimit = async (thread: string, address: string): Promise<number> => {
  const waits = await Promise.all([visitorOverLimit(thread), addressOverLimit('messages', address)])
  return Math.max(...waits.map((one) => one ?? 0))
}

/** Whether one visitor has written too much in this minute: the seconds to wait, or undefined. */
const visitorOverLimit = (thread: string): Promise<number | undefined> =>
  overLimit(`visitor-${thread}`, visitorMessagesMax, now())

/** The same for all who come from one address. It is kept as a keyed hash, for some minutes. */
export const addressOverLimit = async (
  what: keyof typeof addressMax,
  address: string,
): Promise<number | undefined> =>
  overLimit(`${what}-${keyedId(await pepper(), 'address', address)}`, addressMax[what], now())
