import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { assignConversation } from './assign-conversation.ts'
import { openTicket } from './open-ticket.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { resolveTicket } from './resolve-ticket.ts'
import { takeNext } from './take-next.ts'
import { transferConversation } from './transfer-conversation.ts'
import { transferTicket } from './transfer-ticket.ts'
import { updateTicket } from './update-ticket.ts'

/** What agents do with cases: who has them, what is tracked, and when they are over. */
export const routes = [
  takeNext,
  assignConversation,
  transferConversation,
  resolveConversation,
  openTicket,
  updateTicket,
  transferTicket,
  resolveTicket,
]

export const handler = api(routes, callerOf)
