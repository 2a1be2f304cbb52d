import { now } from '../platform/clock.ts'
import { sendToQueue } from '../platform/queues.ts'
import type { ListedChange } from '../store/changed.ts'
import { isWorldFault } from '../store/faults.ts'
import { isInbound, type Key } from '../store/keys.ts'
import { anyItem } from '../store/queries/any-item.ts'
import { effectAttribute, kindAttribute, kinds } from '../store/schema.ts'
import { type Unparked, unpark, wouldUnpark } from '../store/unpark.ts'
import { changesWords, indexHead } from './index-head.ts'
import {
  bodyAs,
  givenUpIn,
  type Letter,
  orders,
  type Parked,
  parkedIn,
  UnreadableLetter,
} from './letter.ts'
import { type Order, orderOf, parkedChange, tellWatchers } from './relay.ts'

type Image = Readonly<Record<string, unknown>>

/** What was done about a letter, and whether it has served: only then is it taken away. */
const outcomes = {
  /** The clock files the message within two minutes. */
  'will-be-filed': true,
  'filed-already': true,
  /** Its worker has it again. */
  'handed-on': true,
  /** A head of a batch: those who watch its lists look again. */
  'watchers-told': true,
  /** A head that could not be understood: it is found by its words now. */
  indexed: true,
  /** A change of a batch that is not understood: it has a letter of its own in the parking queue now. */
  parked: true,
  /** What it was about is no longer in the table. */
  gone: false,
  /** This version does not know what to do with it. */
  'not-understood': false,
} as const

export type Outcome = keyof typeof outcomes

export interface Redriven {
  /** Whether its work was handed on or is done: the caller then removes the letter. Else it stays. */
  readonly isSettled: boolean
  /** One of a queue's letter; one for each record of a batch. */
  readonly outcomes: readonly Outcome[]
}

/**
 * Sends what failed for good on its way again. Doing it twice, or while the clock or a worker has the same thing,
 * doubles nothing: filing is marked, workers claim, and an escalation is mailed at least once anyway. A fault of the
 * world throws: the letter is then to stay where it is.
 */
export const redrive = (letter: Letter): Promise<Redriven> =>
  work(letter, {
    fileAgain: (key, parkedAt) => unpark(key, now(), parkedAt),
    send: ({ queue, bodies }) =>
      sendToQueue(
        queue,
        bodies.map((body) => ({ body })),
      ),
    tell: tellWatchers,
    index: indexHead,
  })

/** What `redrive` would do with this letter as things stand now; nothing is changed. */
export const wouldRedrive = (letter: Letter): Promise<Redriven> =>
  work(letter, {
    fileAgain: wouldUnpark,
    send: async () => undefined,
    tell: async () => undefined,
    index: async () => undefined,
  })

/** What changes something. */
interface Hands {
  readonly fileAgain: (key: Key, parkedAt?: number) => Promise<Unparked>
  readonly send: (order: Order) => Promise<void>
  readonly tell: (changes: readonly ListedChange[]) => Promise<void>
  readonly index: (head: Image) => Promise<void>
}

const work = async (letter: Letter, hands: Hands): Promise<Redriven> => {
  const done = await outcomesOf(letter, hands)
  return { isSettled: done.every((one) => outcomes[one]), outcomes: done }
}

const outcomesOf = async ({ place, body }: Letter, hands: Hands): Promise<readonly Outcome[]> => {
  try {
    if (place === 'parking') return [await workParked(parkedIn(body), hands)]
    if (place === 'given-up') return await workBatch(givenUpIn(body).changes, hands)
    bodyAs(orders[place], body)
    // As it was: this version may know fewer fields than the worker.
    await hands.send({ queue: place, bodies: [JSON.parse(body)] })
    return ['handed-on']
  } catch (fault) {
    if (fault instanceof UnreadableLetter) return ['not-understood']
    throw fault
  }
}

const workParked = async (parked: Parked, hands: Hands): Promise<Outcome> => {
  if (isInbound(parked)) return filing[await hands.fileAgain(parked, parked.at)]
  // A change is read again: its item or this version may have been mended.
  const item = await anyItem(parked)
  if (item === undefined) return 'gone'
  if (isHead(item)) return (await isIndexed(item, hands)) ? 'indexed' : 'not-understood'
  return (await isRelayed(item, hands)) ? 'handed-on' : 'not-understood'
}

const filing = {
  due: 'will-be-filed',
  filed: 'filed-already',
  gone: 'gone',
} as const satisfies Record<Unparked, Outcome>

const isRelayed = async (item: Image, { send }: Hands): Promise<boolean> => {
  const order = understood(() => orderOf(item))
  if (order === undefined) return false
  await send(order)
  return true
}

const understood = (order: () => Order | undefined): Order | undefined => {
  try {
    return order()
  } catch {
    // An outcome of its own: the letter stays, and whoever redrives is told.
    return undefined
  }
}

const isIndexed = async (head: Image, { index }: Hands): Promise<boolean> => {
  try {
    await index(head)
    return true
  } catch (fault) {
    if (isWorldFault(fault)) throw fault
    return false
  }
}

const workBatch = async (
  changes: readonly ListedChange[],
  hands: Hands,
): Promise<readonly Outcome[]> => {
  await hands.tell(changes)
  const done: Outcome[] = []
  for (const change of changes) done.push(await workChange(change, hands))
  return done
}

const workChange = async ({ before, after }: ListedChange, hands: Hands): Promise<Outcome> => {
  const key = { pk: String(after.pk), sk: String(after.sk) }
  if (isInbound(key)) return filing[await hands.fileAgain(key)]
  if (isHead(after)) {
    const isDone = !changesWords(after, before) || (await isIndexed(after, hands))
    if (isDone) return 'watchers-told'
  } else if (after[effectAttribute] === undefined) {
    return 'not-understood'
  } else if (await isRelayed(after, hands)) return 'handed-on'
  await hands.send({ queue: 'parking', bodies: [parkedChange(after)] })
  return 'parked'
}

const isHead = (item: Image): boolean =>
  item[kindAttribute] === kinds.conversation || item[kindAttribute] === kinds.ticket
