import { parsedConversationId } from '../desk/conversation.ts'
import { conversationIn, isInbound, type Key, keys } from '../store/keys.ts'
import { anyItem } from '../store/queries/any-item.ts'
import { type About, aboutKey } from './about-letter.ts'
import {
  bodyAs,
  givenUpIn,
  type Letter,
  orders,
  parkedIn,
  UnreadableLetter,
  type WorkQueue,
} from './letter.ts'

type Item = Readonly<Record<string, unknown>>

/** How something that a letter is about stands now. */
export interface Standing {
  readonly about: Partial<About>
  /** Codes, numbers and ISO 8601 moments; undefined when it is not in the table. */
  readonly now: Readonly<Record<string, string | number>> | undefined
}

/** The most that is read for one letter: a batch has up to 100 records. */
const readingsMax = 120

/**
 * Reads what a letter is about, then the cases that these belong to. No shape is asked for, since the fault may be
 * in the shape; what is shown is picked by name, and only where it looks like a code.
 */
export const letterState = async (letter: Letter): Promise<readonly Standing[]> => {
  const seen = new Map<string, Standing>()
  let wanted = keysOf(letter)
  while (wanted.length > 0 && seen.size < readingsMax) {
    const next: Key[] = []
    for (const key of wanted) {
      const name = `${key.pk} ${key.sk}`
      if (seen.has(name) || seen.size >= readingsMax) continue
      const item = await anyItem(key)
      seen.set(name, { about: aboutKey(key), now: item && shown(item) })
      next.push(...casesOf(key, item ?? {}))
    }
    wanted = next
  }
  return [...seen.values()]
}

const keysOf = (letter: Letter): readonly Key[] => {
  try {
    return keysOfReadable(letter)
  } catch (fault) {
    if (fault instanceof UnreadableLetter) return []
    throw fault
  }
}

const keysOfReadable = ({ place, body }: Letter): readonly Key[] => {
  if (place === 'parking') return [parkedIn(body)]
  if (place !== 'given-up') return keysOfOrder(place, body)
  return givenUpIn(body).changes.map(({ after }) => ({
    pk: String(after.pk),
    sk: String(after.sk),
  }))
}

const keysOfOrder = (place: WorkQueue, body: string): readonly Key[] => {
  switch (place) {
    case 'mail-in':
      return []
    case 'deliver':
    case 'mail-out': {
      const { thread, episode, seq } = bodyAs(orders.deliver, body)
      return [keys.message(thread, episode, seq)]
    }
    case 'escalate':
      return casesIn(bodyAs(orders.escalate, body))
    case 'survey':
      return [keys.survey(bodyAs(orders.survey, body).survey)]
    case 'deadlines': {
      const chore = bodyAs(orders.deadlines, body)
      return 'pk' in chore ? [chore] : []
    }
  }
}

/** The conversation and the ticket that this item belongs to. */
const casesOf = (key: Key, item: Item): readonly Key[] => {
  const within = conversationIn(key)
  const { thread } = isInbound(key) ? item : {}
  const filed = item.filed as { readonly episode: number } | undefined
  return [
    ...(within === undefined ? [] : [keys.conversation(within.thread, within.episode)]),
    ...(typeof thread === 'string' && filed ? [keys.conversation(thread, filed.episode)] : []),
    ...casesIn(item),
  ]
}

const casesIn = ({ conversation, ticket }: Item): readonly Key[] => {
  const at = typeof conversation === 'string' ? parsedConversationId(conversation) : undefined
  return [
    ...(at === undefined ? [] : [keys.conversation(at.thread, at.episode)]),
    ...(typeof ticket === 'number' ? [keys.ticket(ticket)] : []),
  ]
}

const codes = [
  ...['type', 'effect', 'target', 'why', 'parkedFor', 'state', 'direction', 'delivery', 'failure'],
  ...['correlation', 'inbox', 'team', 'tier', 'agent', 'priority', 'tries', 'v'],
]
const moments = [
  ...['at', 'receivedAt', 'parkedAt', 'openedAt', 'waitingSince', 'resolvedAt', 'scheduledAt'],
  ...['dueAt', 'tryAt', 'leaseUntil', 'sentAt', 'settledAt'],
]

const shown = (item: Item): Standing['now'] => {
  const { filed, dueRank } = item
  return Object.fromEntries([
    ...codes.flatMap((name) => (isCode(item[name]) ? [[name, item[name]]] : [])),
    ...moments.flatMap((name) => momentOf(name, item[name])),
    ...momentOf('dueToClock', dueRank),
    ...Object.entries(filed ?? {}).flatMap(([name, number]) =>
      isCode(number) ? [[`filedAs_${name}`, number]] : [],
    ),
  ])
}

/** Text, names and addresses have no way through. */
const isCode = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && /^[a-z0-9.-]{1,40}$/.test(value))

/** What is no moment is left out: the item may be the fault. */
const momentOf = (name: string, value: unknown): readonly [string, string][] => {
  const at = Number(value ?? Number.NaN)
  return at >= 0 && at < 1e14 ? [[name, new Date(at).toISOString()]] : []
}
