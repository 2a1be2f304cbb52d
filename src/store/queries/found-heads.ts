import { Conversation } from '../../desk/conversation.ts'
import { Ticket } from '../../desk/ticket.ts'
import { type Key, parsedPk } from '../keys.ts'
import { readItem } from '../read.ts'
import { conversationCard, ticketCard } from '../stored.ts'
import type { Card } from './lists.ts'

/** A case as a search shows it: its card, whether it is open, and whose it is. */
export interface FoundHead {
  readonly card: Card
  readonly state: 'open' | 'resolved'
  readonly team: string
  /** Who may read it. */
  readonly teams: readonly string[]
  readonly readers?: readonly string[] | undefined
}

/**
 * The heads that a search has led to, at most 50, in the same order; undefined for one that is gone. Half a read unit
 * each, by itself: a batch costs the same and brings a command more into the bundle.
 */
export const foundHeads = (keys: readonly Key[]): Promise<readonly (FoundHead | undefined)[]> =>
  Promise.all(keys.map(foundHead))

const foundHead = async (key: Key): Promise<FoundHead | undefined> => {
  if (parsedPk(key).room === 'ticket') return found(await readItem(Ticket, key), ticketCard)
  return found(await readItem(Conversation, key), conversationCard)
}

const found = <Head extends Omit<FoundHead, 'card'>>(
  head: Head | undefined,
  cardOf: (head: Head) => Card,
): FoundHead | undefined => {
  if (head === undefined) return undefined
  const { state, team, teams, readers } = head
  return { card: cardOf(head), state, team, teams, readers }
}
