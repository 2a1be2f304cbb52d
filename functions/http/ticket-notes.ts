import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { notesOfTicket } from '../../src/flows/ticket-note.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { TicketNotesView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none, ticketNumberShape } from '../../src/http/shapes.ts'
import { iso } from '../../src/http/views.ts'

const notePlace = z.object({ seq: z.int().check(z.minimum(0)) })

export const ticketNotes = route({
  method: 'GET',
  path: '/v1/tickets/{ticket}/notes',
  summary: 'The notes on a ticket, oldest first. Read on from `next`, now or later.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: z.object({ cursor: z.optional(cursor(notePlace)), limit: limit(50, 200) }),
  bodyShape: none,
  answers: { 200: TicketNotesView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const from = query.cursor?.seq ?? 0
    const notes = await notesOfTicket(path.ticket, caller, from, query.limit)
    if (isRefusal(notes)) return notes
    const items = notes.map(({ seq, at, agent, text }) => ({ seq, at: iso(at), agent, text }))
    return { status: 200, body: { items, next: cursorOf({ seq: notes.at(-1)?.seq ?? from }) } }
  },
})
