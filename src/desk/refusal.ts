/** The closed list of reasons for which the desk says no. Each is part of the API: never renamed. */
export const refusalCodes = {
  'not-found': 'There is no such thing here, or it is not yours to see.',
  'not-yours': 'Only the team that has it now may do this.',
  'changed-meanwhile': 'It has changed since you saw it.',
  'already-resolved': 'It is resolved already.',
  'not-ahead': 'That moment is over already.',
  'already-open': 'It is open already.',
  'newer-conversation': 'The customer’s newest conversation goes on with it.',
  'ticket-leads': 'The conversation belongs to an open ticket: act on the ticket.',
  'already-linked': 'The conversation belongs to a ticket already.',
  'not-linked': 'The conversation does not belong to this ticket.',
  'ticket-full': 'A ticket leads 10 conversations at most.',
  'same-ticket': 'A ticket cannot be merged into itself.',
  'unknown-team': 'There is no such team.',
  'unknown-agent': 'There is no such agent in that team.',
  'no-room': 'The agent has as much work as they can hold.',
  'unknown-inbox': 'There is no such inbox.',
  'unknown-file': 'These are no files that you uploaded, or they are larger than 7 MB together.',
  'no-files-here': 'The customer’s channel takes no files.',
  'key-reused': 'This Idempotency-Key was used for another request.',
  'not-answerable': 'The survey is no longer open.',
} as const

export type RefusalCode = keyof typeof refusalCodes

/** An expected no: a value, not an exception, with a sentence that the caller may read. */
export class Refusal {
  readonly code: RefusalCode
  readonly detail: string
  /** Of what has changed meanwhile: the present one. */
  readonly revision: number | undefined

  constructor(code: RefusalCode, detail: string = refusalCodes[code], revision?: number) {
    this.code = code
    this.detail = detail
    this.revision = revision
  }
}

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal
