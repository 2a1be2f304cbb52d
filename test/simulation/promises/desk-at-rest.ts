import type { Agent } from '../../../src/desk/agent.ts'
import { type Conversation, conversationId } from '../../../src/desk/conversation.ts'
import type { Event } from '../../../src/desk/event.ts'
import type { Inbound } from '../../../src/desk/inbound.ts'
import type { Message } from '../../../src/desk/message.ts'
import type { Survey } from '../../../src/desk/survey.ts'
import type { Ticket } from '../../../src/desk/ticket.ts'
import type { Item, Observed } from './observed.ts'

export type Stored<Shape> = Item & Shape

/** What was kept, with what became of it; its body is gone once it is filed. */
export type Kept = Partial<Inbound> & {
  readonly thread: string
  readonly hash: string
  readonly filed?: { readonly episode: number; readonly seq: number }
  readonly parkedAt?: number
}

/** The table's items by what they are. */
export interface DeskAtRest {
  readonly agents: readonly Stored<Agent>[]
  readonly conversations: readonly Stored<Conversation>[]
  readonly tickets: readonly Stored<Ticket>[]
  readonly surveys: readonly Stored<Survey>[]
  readonly messages: readonly Stored<Message>[]
  readonly events: readonly Stored<Event>[]
  readonly kept: readonly Stored<Kept>[]
  readonly ofKind: (kind: string) => readonly Item[]
}

export const deskAtRest = ({ items }: Pick<Observed, 'items'>): DeskAtRest => {
  const byKind = Map.groupBy(items, ({ kind }) => String(kind))
  const ofKind = (kind: string): readonly Item[] => byKind.get(kind) ?? []
  const stored = <Shape>(kind: string) => ofKind(kind) as unknown as readonly Stored<Shape>[]
  return {
    agents: stored<Agent>('agent'),
    conversations: stored<Conversation>('conversation'),
    tickets: stored<Ticket>('ticket'),
    surveys: stored<Survey>('survey'),
    messages: stored<Message>('message'),
    events: stored<Event>('event'),
    kept: stored<Kept>('inbound'),
    ofKind,
  }
}

/** Events of one head, in the order of its commits; what became of its survey is not its own. */
export const historyOf = (
  { events }: DeskAtRest,
  head: Conversation | Ticket,
): readonly Stored<Event>[] => {
  const isOfHead =
    head.kind === 'ticket'
      ? ({ pk }: Item) => pk === `ticket#${head.number}`
      : ({ pk, sk }: Item) =>
          pk === `thread#${head.thread}` &&
          sk.startsWith(`e#${String(head.episode).padStart(6, '0')}#`)
  return events
    .filter((event) => isOfHead(event) && !event.type.startsWith('survey.'))
    .sort((one, other) => (one.sk < other.sk ? -1 : 1))
}

/** How a promise names a case. */
export const nameOf = (head: Conversation | Ticket): string =>
  head.kind === 'ticket' ? `ticket ${head.number}` : `conversation ${conversationId(head)}`

/** What stands more than once in a list, each once. */
export const repeated = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))]
}
