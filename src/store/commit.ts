import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Conversation } from '../desk/conversation.ts'
import { localDay } from '../desk/days.ts'
import type { Change, Decision } from '../desk/decision.ts'
import { type Event, isFact } from '../desk/event.ts'
import { loadChanges } from '../desk/load.ts'
import { table, tableName } from '../platform/table.ts'
import { conversationEventPrefix, dayIndex, eventPrefix, eventSk, type Key, keys } from './keys.ts'
import type { Once } from './once.ts'
import { effects, kinds } from './schema.ts'
import { conversationItem, messageItem, surveyItem, ticketItem } from './stored.ts'

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** One action with the name by which a failed condition is reported. */
interface Part {
  readonly name: PartName
  readonly action: Action
}

/** Which condition did not hold: the caller reloads, or knows that it was done already. */
export type PartName =
  | 'head'
  | 'filed'
  | 'once'
  | 'load'
  | 'message'
  | 'event'
  | 'thread'
  | 'customer'
  | 'identity'
  | 'surveyed'
  | 'note'

export type CommitResult = 'committed' | { readonly conflictOn: readonly PartName[] }

export interface CommitOptions {
  /** The desk's zone decides the local day of each fact. */
  readonly timeZone: string
  readonly now: number
  readonly once?: Once | undefined
}

/**
 * Writes one decision: heads under the revision that was read, messages, events, marks and every load change
 * that follows from them, all in one transaction. A condition that fails is an answer, not a fault; anything
 * else that goes wrong throws.
 */
export const commit = async (decision: Decision, options: CommitOptions): Promise<CommitResult> => {
  const parts = [
    ...(decision.conversations ?? []).flatMap((change) => conversationParts(change, options)),
    ...(decision.tickets ?? []).flatMap((change) =>
      headParts(change, ticketItem, keys.ticket(change.after.number).pk, eventPrefix, options),
    ),
    ...(decision.surveys ?? []).flatMap((change) =>
      headParts(change, surveyItem, keys.survey(change.after.id).pk, eventPrefix, options),
    ),
    ...(decision.messages ?? []).map((message) => {
      const item = messageItem(message)
      const relayed = message.delivery === 'queued' ? { effect: effects.deliver } : {}
      return putNew('message', { ...item, ...relayed })
    }),
    ...customerParts(decision),
    ...filedParts(decision),
    ...loadParts(decision, options.now),
    ...onceParts(options),
  ]
  return parts.length === 0 ? 'committed' : transact(parts)
}

const transact = async (parts: readonly Part[]): Promise<CommitResult> => {
  try {
    await table.send(new TransactWriteCommand({ TransactItems: parts.map(({ action }) => action) }))
    return 'committed'
  } catch (fault) {
    const conflictOn = failedParts(fault, parts)
    if (conflictOn.length > 0) return { conflictOn }
    throw fault
  }
}

/** The parts whose conditions failed, or that met another transaction; none when the fault is another one. */
const failedParts = (fault: unknown, parts: readonly Part[]): readonly PartName[] => {
  const { name, CancellationReasons: reasons } = fault as {
    name?: string
    CancellationReasons?: readonly { readonly Code?: string }[]
  }
  if (name !== 'TransactionCanceledException' || reasons === undefined) return []
  const codes = reasons.map(({ Code }) => Code ?? 'None')
  const isConflict = (code: string) =>
    code === 'ConditionalCheckFailed' || code === 'TransactionConflict'
  // Throttling beside a failed condition is still the world's: it throws.
  if (codes.some((code) => code !== 'None' && !isConflict(code))) return []
  return parts.filter((_, index) => isConflict(codes[index] ?? 'None')).map(({ name }) => name)
}

const conversationParts = (
  change: Change<Conversation>,
  options: CommitOptions,
): readonly Part[] => {
  const { thread, episode } = change.after
  const { pk } = keys.conversation(thread, episode)
  return headParts(change, conversationItem, pk, conversationEventPrefix(episode), options)
}

/** A head under its revision (or new), and its events under the new one. */
const headParts = <Head extends { readonly rev: number }>(
  { before, after, events }: Change<Head>,
  itemOf: (head: Head) => object,
  pk: string,
  prefix: string,
  { timeZone }: CommitOptions,
): readonly Part[] => {
  const rev = (before?.rev ?? 0) + 1
  const head = itemOf({ ...after, rev })
  const condition =
    before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#rev = :rev',
          ExpressionAttributeNames: { '#rev': 'rev' },
          ExpressionAttributeValues: { ':rev': before.rev },
        }
  return [
    { name: 'head', action: { Put: { TableName: tableName(), Item: { ...head }, ...condition } } },
    ...events.map((event, index) =>
      putNew('event', eventItem({ pk, sk: eventSk(prefix, rev, index) }, event, timeZone)),
    ),
  ]
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
const effectOf = ({ type, conversation, ticket }: Event) => {
  if (type === 'target.missed') return { effect: effects.escalate }
  const frees = conversation === undefined || ticket === undefined
  return frees && freeing.has(type) ? { effect: effects.drain } : {}
}

const freeing: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'conversation.resolved',
  'conversation.transferred',
  'ticket.resolved',
  'ticket.transferred',
])

const putNew = (name: PartName, item: object): Part => ({
  name,
  action: {
    Put: {
      TableName: tableName(),
      Item: { ...item },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
})

const customerParts = ({ customer, identity, thread, surveyed }: Decision): readonly Part[] => {
  const parts: Part[] = []
  if (customer?.isNew) {
    parts.push(putNew('customer', { ...keys.customer(customer.after.id), v: 1, ...customer.after }))
  } else if (customer !== undefined) {
    const { name, email, phone, locale, tier, id } = customer.after
    parts.push({
      name: 'customer',
      action: { Update: updated(keys.customer(id), { name, email, phone, locale, tier }) },
    })
  }
  if (identity !== undefined) {
    const { hash, customer: owner } = identity
    const item = { ...keys.identity(hash), v: 1, kind: kinds.identity, customer: owner }
    parts.push(putNew('identity', item))
  }
  if (thread !== undefined) {
    parts.push(putNew('thread', { ...keys.thread(thread.thread), v: 1, ...thread }))
  }
  if (surveyed !== undefined) {
    const { customer: asked, at, notSince } = surveyed
    parts.push({
      name: 'surveyed',
      action: {
        Update: {
          TableName: tableName(),
          Key: keys.customer(asked),
          UpdateExpression: 'SET surveyedAt = :at',
          ConditionExpression:
            'attribute_exists(pk) AND (attribute_not_exists(surveyedAt) OR surveyedAt < :notSince)',
          ExpressionAttributeValues: { ':at': at, ':notSince': notSince },
        },
      },
    })
  }
  return parts
}

const updated = (key: Key, fields: Readonly<Record<string, unknown>>) => {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined)
  return {
    TableName: tableName(),
    Key: key,
    UpdateExpression: `SET ${said.map((_, index) => `#f${index} = :f${index}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: Object.fromEntries(said.map(([name], i) => [`#f${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(said.map(([, value], i) => [`:f${i}`, value])),
  }
}

/** The mark that a kept message was filed: set once, and the body moves to the message. */
const filedParts = ({ filed }: Decision): readonly Part[] => {
  if (filed === undefined) return []
  const { inbound, episode, seq } = filed
  return [
    {
      name: 'filed',
      action: {
        Update: {
          TableName: tableName(),
          Key: keys.inbound(inbound.thread, inbound.hash),
          UpdateExpression:
            'SET filed = :filed REMOVE #text, sender, attachments, threadKey, #identity, profile, ' +
            'parkedAt, parkedFor, dueKey, dueRank',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(filed)',
          ExpressionAttributeNames: { '#text': 'text', '#identity': 'identity' },
          ExpressionAttributeValues: { ':filed': { episode, seq } },
        },
      },
    },
  ]
}

/** One more case needs room; one case less never does. */
const loadParts = (decision: Decision, now: number): readonly Part[] =>
  [...loadChanges(decision)].map(([agent, by]) => ({
    name: 'load' as const,
    action: {
      Update: {
        TableName: tableName(),
        Key: keys.agent(agent),
        UpdateExpression: by > 0 ? 'SET assignedAt = :now ADD #load :by' : 'ADD #load :by',
        ConditionExpression: by > 0 ? '#load < #capacity' : 'attribute_exists(pk)',
        ExpressionAttributeNames: {
          '#load': 'load',
          ...(by > 0 ? { '#capacity': 'capacity' } : {}),
        },
        ExpressionAttributeValues: { ':by': by, ...(by > 0 ? { ':now': now } : {}) },
      },
    },
  }))

const onceParts = ({ once }: CommitOptions): readonly Part[] => {
  if (once === undefined) return []
  const { hash, ...rest } = once
  return [putNew('once', { ...keys.once(hash), v: 1, kind: kinds.once, ...rest })]
}

export const isConflictOn = (result: CommitResult, part: PartName): boolean =>
  result !== 'committed' && result.conflictOn.includes(part)
