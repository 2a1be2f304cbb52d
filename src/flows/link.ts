import type { Conversation } from '../desk/conversation.ts'
import { linkConversation, unlinkConversation } from '../desk/linking.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import type { Ticket } from '../desk/ticket.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { answeredHead } from './answered.ts'
import { actableConversation, actableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Has a ticket that is there lead one more conversation. */
export const linkToTicket = (
  request: Request,
  number: number,
  id: string,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const pair = await pairOf(request, number, id)
    if (isRefusal(pair)) return pair
    const { ticket, conversation } = pair
    return answeredHead(linkConversation(ticket, conversation, byOf(request), rules, now), 'ticket')
  })

/** Takes a conversation out of a ticket again. */
export const unlinkFromTicket = (
  request: Request,
  number: number,
  id: string,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const pair = await pairOf(request, number, id)
    if (isRefusal(pair)) return pair
    const { ticket, conversation } = pair
    const { agent } = conversation
    const [holder] = agent === undefined ? [] : await teamAgents([agent])
    const by = byOf(request)
    return answeredHead(unlinkConversation(ticket, conversation, holder, by, rules, now), 'ticket')
  })

const byOf = ({ caller, correlation }: Request) => ({ agent: caller.agent, correlation })

/** A ticket and a conversation, both the caller's to change; the revision that they saw is the ticket's. */
const pairOf = async (
  request: Request,
  number: number,
  id: string,
): Promise<{ readonly ticket: Ticket; readonly conversation: Conversation } | Refusal> => {
  const [ticket, conversation] = await Promise.all([
    actableTicket(number, request),
    actableConversation(id, { caller: request.caller, revision: undefined }),
  ])
  if (isRefusal(ticket)) return ticket
  return isRefusal(conversation) ? conversation : { ticket, conversation }
}
