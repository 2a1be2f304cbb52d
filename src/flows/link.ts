import { linkConversation, unlinkConversation } from '../desk/linking.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { answeredHead } from './answered.ts'
import { actableConversation, actableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Has a ticket that is there lead one more conversation. Both must be the caller's to change. */
export const linkToTicket = (
  request: Request,
  number: number,
  id: string,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const { caller, correlation } = request
    const [ticket, conversation] = await Promise.all([
      actableTicket(number, request),
      actableConversation(id, { caller, revision: undefined }),
    ])
    if (isRefusal(ticket)) return ticket
    if (isRefusal(conversation)) return conversation
    const by = { agent: caller.agent, correlation }
    return answeredHead(linkConversation(ticket, conversation, by, rules, now), 'ticket')
  })

/** Takes a conversation out of a ticket again. */
export const unlinkFromTicket = (
  request: Request,
  number: number,
  id: string,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const { caller, correlation } = request
    const [ticket, conversation] = await Promise.all([
      actableTicket(number, request),
      actableConversation(id, { caller, revision: undefined }),
    ])
    if (isRefusal(ticket)) return ticket
    if (isRefusal(conversation)) return conversation
    const { agent } = conversation
    const [holder] = agent === undefined ? [] : await teamAgents([agent])
    const by = { agent: caller.agent, correlation }
    return answeredHead(unlinkConversation(ticket, conversation, holder, by, rules, now), 'ticket')
  })
