import { type Caller, mayAct } from '../desk/caller.ts'
import { typingMilliseconds } from '../desk/chat.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { viewingMilliseconds } from '../desk/viewing.ts'
import { now } from '../platform/clock.ts'
import { markViewing } from '../store/viewing.ts'
import { readableConversation } from './case.ts'

/** An agent has a case open, and may be typing: colleagues see it, and so does the customer of a chat that is typed in. */
export const agentViews = async (
  id: string,
  caller: Caller,
  { isTyping }: { readonly isTyping: boolean },
): Promise<Refusal | 'told'> => {
  const head = await readableConversation(id, caller)
  if (isRefusal(head)) return head
  const at = now()
  const typingUntil = isTyping ? at + typingMilliseconds : 0
  // Who may only read it writes a note: its customer waits for nothing.
  const isTold = isTyping && head.channel === 'webchat' && mayAct(caller, head) === undefined
  const viewing = { until: at + viewingMilliseconds, typingUntil }
  await markViewing(head.thread, caller.agent, viewing, isTold ? typingUntil : undefined)
  return 'told'
}
