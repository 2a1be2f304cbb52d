import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { openTicket } from './open-ticket.ts'
import { resolveTicket } from './resolve-ticket.ts'
import { transferTicket } from './transfer-ticket.ts'
import { updateTicket } from './update-ticket.ts'

/** Work that is tracked by a number: opened, changed, moved and ended. */
export const routes = [openTicket, updateTicket, transferTicket, resolveTicket]

export const handler = api(routes, callerOf)
