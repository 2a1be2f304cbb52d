import type { Caller } from '../desk/caller.ts'
import { typingMilliseconds } from '../desk/chat.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { now } from '../platform/clock.ts'
import { markTyping } from '../store/chat-signs.ts'
import { actableConversation } from './case.ts'

/** The agent types: the customer of a web chat sees it for some seconds. On other channels nobody could. */
export const agentTypes = async (id: string, caller: Caller): Promise<Refusal | 'told'> => {
  const head = await actableConversation(id, { caller, revision: undefined })
  if (isRefusal(head)) return head
  if (head.channel === 'webchat') await markTyping(head.thread, 'agent', now() + typingMilliseconds)
  return 'told'
}
