import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { linkTicket } from './link-ticket.ts'
import { mergeTicket } from './merge-ticket.ts'
import { openTicket } from './open-ticket.ts'
import { ticketNote } from './ticket-note.ts'
import { unlinkTicket } from './unlink-ticket.ts'
import { updateTicket } from './update-ticket.ts'
import { watchers } from './watchers.ts'

/** Work that is tracked by a number: opened, changed, brought together, noted on and followed. */
export const routes = [
  openTicket,
  updateTicket,
  linkTicket,
  unlinkTicket,
  mergeTicket,
  ticketNote,
  watchers,
]

export const handler = api(routes, callerOf)
