import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { agentAttachments } from './agent-attachments.ts'
import { conversation } from './conversation.ts'
import { conversationMessages } from './conversation-messages.ts'
import { me } from './me.ts'
import { myWork } from './my-work.ts'
import { teamQueue } from './team-queue.ts'

/** What agents' pages watch all day, and where they put files: that changes nothing yet. */
export const routes = [me, myWork, teamQueue, conversation, conversationMessages, agentAttachments]

export const handler = api(routes, callerOf)
