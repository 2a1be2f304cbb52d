import type { Policy } from '../../../src/desk/policy.ts'

/** An item of the table, as stored. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string }

/** A message that a customer's app has delivered, once or several times. No two have the same text. */
export interface Sent {
  readonly inbox: string
  /** The app's own name of the thread. */
  readonly thread: string
  readonly sender: string
  /** Its webhook-id. */
  readonly id: string
  readonly text: string
  /** Whether the desk has answered any of its deliveries with 2xx. */
  readonly isAcknowledged: boolean
}

/** A reply that the customer's app took, or may have taken: it answered 2xx, or its answer was lost. */
export interface Received {
  readonly webhookId: string
  /** The app's own name of the thread. */
  readonly thread: string
  readonly seq: number
  readonly text: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** A mail that SES took, or may have taken. */
export interface Mailed {
  readonly to: string
  readonly subject: string
  /** Its plain text part. */
  readonly text: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** What an agent asked for with an Idempotency-Key, as often as it was repeated. */
export interface Asked {
  readonly agent: string
  /** As `POST /v1/conversations/{conversation}/replies`. */
  readonly route: string
  readonly key: string
  /** What it wrote, for a reply or a note. No two have the same. */
  readonly text: string | undefined
  /** Every answer that arrived; a status of 500 and more leaves it open whether it was done. */
  readonly answers: readonly { readonly status: number; readonly body: unknown }[]
}

/** What a reader has read of one conversation with its cursor, from the first message on, in the order of reading. */
export interface Reading {
  readonly reader: string
  readonly conversation: string
  readonly seqs: readonly number[]
}

/** The numbers of a day as the API answered them; without a team they are the desk's. */
export interface NumbersRead {
  readonly day: string
  readonly team: string | undefined
  readonly body: unknown
}

/** What somebody has found by a text, to the last page: ids of conversations and numbers of tickets. */
export interface Searched {
  readonly reader: string
  readonly text: string
  readonly found: readonly string[]
}

/** All that can be known of a desk from outside, and its table, once it has come to rest. */
export interface Observed {
  readonly policy: Policy
  /** The moment of looking, epoch milliseconds by the desk's clock. */
  readonly now: number
  readonly items: readonly Item[]
  readonly sent: readonly Sent[]
  readonly received: readonly Received[]
  readonly mails: readonly Mailed[]
  readonly asked: readonly Asked[]
  readonly readings: readonly Reading[]
  readonly numbers: readonly NumbersRead[]
  readonly searches: readonly Searched[]
}

/** A promise that does not hold: which one, and what was seen. */
export interface Violation {
  readonly promise: string
  readonly seen: string
}
