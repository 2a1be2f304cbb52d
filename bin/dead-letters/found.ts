import type { Letter, Place } from '../../src/flows/letter.ts'

/** A letter that lies somewhere. */
export interface Found {
  /** The same each time: SQS's MessageId, or a digest of the object's key. */
  readonly id: string
  readonly place: Place
  /** When it was put there, or sent to the queue that gave it up. */
  readonly at: string
  /** How often it was received, lookings included; a bucket does not count. */
  readonly received?: number
  /** Undefined when somebody else took it away meanwhile. */
  readonly read: () => Promise<Letter | undefined>
  readonly remove: () => Promise<void>
}

export interface Findings {
  readonly letters: readonly Found[]
  /** About how many more lie there, hidden by another reader. */
  readonly hidden: number
  /** Whether there are more than were asked for. */
  readonly isCut: boolean
}

/** A place where letters lie. What was found is kept from other readers until it is given back. */
export interface LetterSource {
  readonly place: Place
  /** At most `max`; ends early when `isStopped`. */
  readonly find: (max: number, isStopped: () => boolean) => Promise<Findings>
  /** Keeps what was found for longer, where it is about to show again. */
  readonly renew: () => Promise<void>
  /** Lets everybody see again, at once, what was found and not removed. */
  readonly giveBack: () => Promise<void>
}

/** What is shown of an id, and enough to name a letter by. */
export const shortId = ({ id }: Pick<Found, 'id'>): string => id.slice(0, 13)
