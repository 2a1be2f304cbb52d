import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { assignConversation } from './assign-conversation.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { takeNext } from './take-next.ts'
import { transferConversation } from './transfer-conversation.ts'

/** What agents do with conversations: who has them, and when they are over. */
export const routes = [takeNext, assignConversation, transferConversation, resolveConversation]

export const handler = api(routes, callerOf)
