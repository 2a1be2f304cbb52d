import { type Conversation, parsedConversationId } from '../../desk/conversation.ts'
import { localDay } from '../../desk/days.ts'
import type { Change, Decision } from '../../desk/decision.ts'
import { type Event, isFact } from '../../desk/event.ts'
import type { Survey } from '../../desk/survey.ts'
import { tableName } from '../../platform/table.ts'
import {
  conversationEventPrefix,
  dayIndex,
  eventPrefix,
  eventSk,
  type Key,
  keys,
  surveyEventSk,
} from '../keys.ts'
import { effects, kinds } from '../schema.ts'
import { conversationItem, surveyItem, ticketItem } from '../stored.ts'
import { type Part, putNew } from './part.ts'

/** The heads that a decision changes, each with its events. The desk's zone decides the local day of a fact. */
export const headsOf = (decision: Decision, timeZone: string): readonly Part[] => [
  ...(decision.conversations ?? []).flatMap((change) => conversationParts(change, timeZone)),
  ...(decision.tickets ?? []).flatMap((change) =>
    headParts(change, ticketItem, keys.ticket(change.after.number).pk, eventPrefix, timeZone),
  ),
  ...(decision.surveys ?? []).flatMap((change) => surveyParts(change, timeZone)),
]

const conversationParts = (change: Change<Conversation>, timeZone: string): readonly Part[] => {
  const { thread, episode } = change.after
  const { pk } = keys.conversation(thread, episode)
  return headParts(change, conversationItem, pk, conversationEventPrefix(episode), timeZone)
}

/** Whoever reads a case's history reads there too whether its customer was asked, why not, and what they said. */
const surveyParts = ({ before, after, events }: Change<Survey>, timeZone: string) => {
  const rev = nextRev(before)
  const about = parsedConversationId(after.conversation)
  if (about === undefined) throw new Error('A survey names no conversation.')
  const [pk, prefix] =
    after.ticket === undefined
      ? [keys.thread(about.thread).pk, conversationEventPrefix(about.episode)]
      : [keys.ticket(after.ticket).pk, eventPrefix]
  return [
    headPart(before, surveyItem({ ...after, rev })),
    ...events.map((event, index) => {
      const sk = surveyEventSk(prefix, after.caseRev, rev, index)
      return putNew('event', eventItem({ pk, sk }, event, timeZone))
    }),
  ]
}

/** A head under its revision (or new), and its events under the new one. */
const headParts = <Head extends { readonly rev: number }>(
  { before, after, events }: Change<Head>,
  itemOf: (head: Head) => object,
  pk: string,
  prefix: string,
  timeZone: string,
): readonly Part[] => {
  const rev = nextRev(before)
  return [
    headPart(before, itemOf({ ...after, rev })),
    ...events.map((event, index) =>
      putNew('event', eventItem({ pk, sk: eventSk(prefix, rev, index) }, event, timeZone)),
    ),
  ]
}

const nextRev = (before: { readonly rev: number } | undefined): number => (before?.rev ?? 0) + 1

const headPart = (before: { readonly rev: number } | undefined, head: object): Part => {
  const condition =
    before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#rev = :rev',
          ExpressionAttributeNames: { '#rev': 'rev' },
          ExpressionAttributeValues: { ':rev': before.rev },
        }
  return {
    name: 'head',
    action: { Put: { TableName: tableName(), Item: { ...head }, ...condition } },
  }
}

const eventItem = (key: Key, event: Event, timeZone: string) => ({
  ...key,
  v: 1,
  kind: kinds.event,
  ...event,
  ...(isFact(event.type) ? dayIndex(key, localDay(event.at, timeZone), event.type) : {}),
  ...effectOf(event),
})

/** What relay does about an event, if anything. A linked conversation frees no room: its ticket does. */
const effectOf = ({ type, conversation, ticket, why }: Event) => {
  // With a reason it was answered or ended in the same commit: there is nobody to call.
  if (type === 'target.missed') return why === undefined ? { effect: effects.escalate } : {}
  const frees = conversation === undefined || ticket === undefined
  return frees && freeing.has(type) ? { effect: effects.drain } : {}
}

const freeing: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'conversation.resolved',
  'conversation.transferred',
  'ticket.resolved',
  'ticket.transferred',
])
