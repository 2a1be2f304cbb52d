import { now } from '../platform/clock.ts'
import { sendToQueue } from '../platform/queues.ts'
import type { ListedChange } from '../store/changed.ts'
import { isWorldFault } from '../store/faults.ts'
import { isInbound, type Key } from '../store/keys.ts'
import { anyItem } from '../store/queries/any-item.ts'
import { effectAttribute, effects, kindAttribute, kinds } from '../store/schema.ts'
import { type Unparked, unpark } from '../store/unpark.ts'
import { bodyAs, givenUpIn, type Letter, orders, parkedIn, UnreadableLetter } from './letter.ts'
import { parkChange, relay, tellWatchers } from './relay.ts'

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
  /** A change of a batch that is not understood: it has a letter of its own in the parking queue now. */
  parked: true,
  /** Nobody parked it and it is not filed: the clock has it. The letter goes when it is filed. */
  'waits-for-clock': false,
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
export const redrive = async (letter: Letter): Promise<Redriven> => {
  const done = await outcomesOf(letter)
  return { isSettled: done.every((one) => outcomes[one]), outcomes: done }
}

const outcomesOf = async ({ place, body }: Letter): Promise<readonly Outcome[]> => {
  try {
    if (place === 'parking') return [await workParked(parkedIn(body))]
    if (place === 'given-up') return await workBatch(givenUpIn(body).changes)
    bodyAs(orders[place], body)
    // As it was: this version may know fewer fields than the worker.
    await sendToQueue(place, [{ body: JSON.parse(body) }])
    return ['handed-on']
  } catch (fault) {
    if (fault instanceof UnreadableLetter) return ['not-understood']
    throw fault
  }
}

const workParked = (key: Key): Promise<Outcome> =>
  isInbound(key) ? fileAgain(key) : relayAgain(key)

const fileAgain = async (key: Key): Promise<Outcome> => filing[await unpark(key, now())]

const filing = {
  due: 'will-be-filed',
  filed: 'filed-already',
  waiting: 'waits-for-clock',
  gone: 'gone',
} as const satisfies Record<Unparked, Outcome>

/** A change that relay did not understand is read again: its item or this version may have been mended. */
const relayAgain = async (key: Key): Promise<Outcome> => {
  const item = await anyItem(key)
  if (item === undefined) return 'gone'
  return (await isRelayed(item)) ? 'handed-on' : 'not-understood'
}

const isRelayed = async (item: Image): Promise<boolean> => {
  if (!knownEffects.has(item[effectAttribute])) return false
  try {
    await relay(item)
    return true
  } catch (fault) {
    if (isWorldFault(fault)) throw fault
    return false
  }
}

const knownEffects: ReadonlySet<unknown> = new Set(Object.values(effects))
const listedKinds: ReadonlySet<unknown> = new Set([kinds.conversation, kinds.ticket])

const workBatch = async (changes: readonly ListedChange[]): Promise<readonly Outcome[]> => {
  await tellWatchers(changes)
  const done: Outcome[] = []
  for (const { after } of changes) done.push(await workChange(after))
  return done
}

const workChange = async (after: Image): Promise<Outcome> => {
  const key = { pk: String(after.pk), sk: String(after.sk) }
  if (isInbound(key)) {
    const outcome = await fileAgain(key)
    // Whoever parks it after this tells the parking queue: it needs no letter in the bucket beside.
    return outcome === 'waits-for-clock' ? 'will-be-filed' : outcome
  }
  if (after[effectAttribute] === undefined) {
    return listedKinds.has(after[kindAttribute]) ? 'watchers-told' : 'not-understood'
  }
  if (await isRelayed(after)) return 'handed-on'
  await parkChange(after)
  return 'parked'
}
