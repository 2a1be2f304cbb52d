import type { Attachment, Message } from './contract.ts'
import type { Outgoing } from './outgoing.ts'

/** A message as it is shown. */
export interface MessageRow {
  readonly id: string
  readonly isMine: boolean
  readonly name: string | undefined
  readonly text: string | undefined
  readonly at: string
  readonly attachments: readonly (Attachment & { readonly url?: string })[]
  /** How far a message of the visitor's own is; undefined where nobody would ask. */
  readonly state: 'sending' | 'waiting' | 'sent' | 'refused' | undefined
  /** The first of a day. */
  readonly startsDay: boolean
  /** The first of some by one person: it says whose they are. */
  readonly startsGroup: boolean
  /** The last of some by one person: it says when. */
  readonly endsGroup: boolean
}

const groupMs = 5 * 60_000

type Plain = Omit<MessageRow, 'startsDay' | 'startsGroup' | 'endsGroup'>

/** The talk as rows, oldest first: what was read, then what is on its way. */
export const rowsOf = (
  items: readonly Message[],
  outgoing: readonly Outgoing[],
  isRetrying: boolean,
): readonly MessageRow[] => {
  const plain = [...items.map(asRead), ...outgoing.map((one) => asOutgoing(one, isRetrying))]
  const last = plain.length - 1
  return plain.map((row, index) => {
    const [before, after] = [plain[index - 1], plain[index + 1]]
    return {
      ...row,
      // "Sent" is news until something comes after it.
      state: row.state === 'sent' && index !== last ? undefined : row.state,
      startsDay: before === undefined || !isSameDay(before, row),
      startsGroup: before === undefined || !isSameGroup(before, row),
      endsGroup: after === undefined || !isSameGroup(row, after),
    }
  })
}

const asRead = ({ id, from, name, text, at, attachments = [] }: Message): Plain => {
  const isMine = from === 'customer'
  return { id, isMine, name, text, at, attachments, state: isMine ? 'sent' : undefined }
}

const asOutgoing = (message: Outgoing, isRetrying: boolean): Plain => {
  const { id, text, at, attachments, state } = message
  const shown = state === 'waiting' ? (isRetrying ? 'waiting' : 'sending') : state
  return { id, isMine: true, name: undefined, text, at, attachments, state: shown }
}

const isSameDay = (a: Plain, b: Plain): boolean =>
  new Date(a.at).toDateString() === new Date(b.at).toDateString()

const isSameGroup = (a: Plain, b: Plain): boolean =>
  a.isMine === b.isMine &&
  a.name === b.name &&
  isSameDay(a, b) &&
  Date.parse(b.at) - Date.parse(a.at) < groupMs
