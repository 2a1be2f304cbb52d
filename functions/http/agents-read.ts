import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { agentAttachments } from './agent-attachments.ts'
import { conversation } from './conversation.ts'
import { conversationMessages } from './conversation-messages.ts'
import { conversationEvents, ticketEvents } from './events.ts'
import { me } from './me.ts'
import { metricsOfDay } from './metrics-of-day.ts'
import { myWork } from './my-work.ts'
import { search } from './search.ts'
import { teamQueue } from './team-queue.ts'
import { ticket } from './ticket.ts'

/** All that agents read, and where they put files: that changes nothing yet. */
export const routes = [
  me,
  myWork,
  teamQueue,
  search,
  conversation,
  conversationMessages,
  conversationEvents,
  ticket,
  ticketEvents,
  metricsOfDay,
  agentAttachments,
]

export const handler = api(routes, callerOf)
