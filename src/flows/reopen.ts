import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { reopenedByHand } from '../desk/reopening-by-hand.ts'
import { roomRefusal } from '../desk/room.ts'
import { currentConversation } from '../store/queries/current-conversation.ts'
import { ticket as ticketOf } from '../store/queries/heads.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { answeredHead } from './answered.ts'
import { actableConversation } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** An agent goes on with a resolved case. It is theirs, where they are of its team and have room; else it is queued. */
export const reopenConversation = (request: Request, id: string): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const { caller, correlation } = request
    const conversation = await actableConversation(id, request)
    if (isRefusal(conversation)) return conversation
    const [newest, ticket, [head]] = await Promise.all([
      currentConversation(conversation.thread),
      conversation.ticket === undefined ? undefined : ticketOf(conversation.ticket),
      teamAgents([caller.agent]),
    ])
    const refusal = roomRefusal(ticket?.team ?? conversation.team, caller.agent, head, rules)
    const facts = {
      ...{ conversation, newest: newest ?? conversation, ticket, by: caller.agent, correlation },
      agent: refusal === undefined ? caller.agent : undefined,
    }
    return answeredHead(reopenedByHand(facts, rules, now), 'conversation')
  })
