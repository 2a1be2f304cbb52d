import { conversationId } from '../desk/conversation.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { tagged } from '../desk/tagging.ts'
import { actableConversation } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Says by which words a case is sorted. The same again changes nothing. */
export const tagConversation = (
  request: Request,
  id: string,
  tags: readonly string[],
): Promise<Answered | Refusal> =>
  carryOut(request, async (_, now) => {
    const { caller, correlation } = request
    const head = await actableConversation(id, request)
    if (isRefusal(head)) return head
    const decision = tagged(head, tags, { by: caller.agent, correlation }, now)
    const after = decision.conversations?.[0]?.after
    const body = {
      conversation: conversationId(head),
      tags: (after ?? head).tags ?? [],
      revision: head.rev + (after === undefined ? 0 : 1),
    }
    return { decision, answered: { status: 200, body } }
  })
