import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { myPresence } from './my-presence.ts'
import { note } from './note.ts'
import { openTicket } from './open-ticket.ts'
import { reply } from './reply.ts'
import { resolveConversation, resolveTicket } from './resolve.ts'
import { transferConversation, transferTicket } from './transfer.ts'
import { typing } from './typing.ts'
import { updateTicket } from './update-ticket.ts'

/** All that agents change. */
export const routes = [
  myPresence,
  reply,
  note,
  typing,
  transferConversation,
  resolveConversation,
  openTicket,
  updateTicket,
  transferTicket,
  resolveTicket,
]

export const handler = api(routes, callerOf)
