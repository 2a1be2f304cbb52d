import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { assignConversation } from './assign-conversation.ts'
import { reopenConversation } from './reopen-conversation.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { resolveTicket } from './resolve-ticket.ts'
import { takeNext } from './take-next.ts'
import { transferConversation } from './transfer-conversation.ts'
import { transferTicket } from './transfer-ticket.ts'

/** What agents do with cases: who has them, when they are over, and when they go on. */
export const routes = [
  takeNext,
  assignConversation,
  transferConversation,
  transferTicket,
  resolveConversation,
  resolveTicket,
  reopenConversation,
]

export const handler = api(routes, callerOf)
