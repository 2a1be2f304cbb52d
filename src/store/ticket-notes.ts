import type { TicketNote } from '../desk/ticket-noting.ts'
import { ticketKeys } from './keys.ts'
import { type Part, putNew } from './parts/part.ts'
import { ticketKinds } from './schema.ts'

/** Writes a note beside its ticket. */
export const ticketNotePart = (note: TicketNote): Part =>
  putNew('note', {
    ...ticketKeys.note(note.ticket, note.seq),
    v: 1,
    kind: ticketKinds.note,
    ...note,
  })
