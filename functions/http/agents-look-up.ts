import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { cannedReplies } from './canned-replies.ts'
import { customerHistory } from './customer-history.ts'
import { deskView } from './desk-view.ts'
import { conversationEvents, ticketEvents } from './events.ts'
import { metricsOfDay } from './metrics-of-day.ts'
import { search } from './search.ts'
import { teamAgents } from './team-agents.ts'
import { teamWork } from './team-work.ts'
import { ticket } from './ticket.ts'

/** What agents look up now and then, beside the work that their pages watch. */
export const routes = [
  deskView,
  cannedReplies,
  search,
  customerHistory,
  conversationEvents,
  ticket,
  ticketEvents,
  teamWork,
  teamAgents,
  metricsOfDay,
]

export const handler = api(routes, callerOf)
