import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { cannedReplies } from './canned-replies.ts'
import { customerHistory } from './customer-history.ts'
import { deskView } from './desk-view.ts'
import { conversationEvents, ticketEvents } from './events.ts'
import { metricsOfDay } from './metrics-of-day.ts'
import { myMentions } from './my-mentions.ts'
import { myWatched } from './my-watched.ts'
import { search } from './search.ts'
import { teamAgents } from './team-agents.ts'
import { teamWork } from './team-work.ts'
import { ticket } from './ticket.ts'
import { ticketNotes } from './ticket-notes.ts'

/** What agents look up now and then, beside the work that their pages watch. */
export const routes = [
  deskView,
  cannedReplies,
  myMentions,
  myWatched,
  search,
  customerHistory,
  conversationEvents,
  ticket,
  ticketEvents,
  ticketNotes,
  teamWork,
  teamAgents,
  metricsOfDay,
]

export const handler = api(routes, callerOf)
