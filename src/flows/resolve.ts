import type { Conversation } from '../desk/conversation.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { type Resolution, resolveConversation, resolveTicket } from '../desk/resolving.ts'
import { randomId } from '../platform/ids.ts'
import { conversationsOf, customer } from '../store/queries/heads.ts'
import { answeredHead } from './answered.ts'
import { actableConversation, actableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Ends a conversation and plans its survey. */
export const endConversation = (request: Request, id: string): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const conversation = await actableConversation(id, request)
    if (isRefusal(conversation)) return conversation
    const resolution = await resolutionOf(request, conversation.customer)
    return answeredHead(resolveConversation(conversation, resolution, rules, now), 'conversation')
  })

/** Ends a ticket and its conversations, and plans one survey for all. */
export const endTicket = (request: Request, number: number): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const ticket = await actableTicket(number, request)
    if (isRefusal(ticket)) return ticket
    const [linked, resolution] = await Promise.all([
      conversationsOf(ticket),
      resolutionOf(request, ticket.customer),
    ])
    return answeredHead(resolveTicket(ticket, linked, resolution, rules, now), 'ticket')
  })

const resolutionOf = async (
  { caller, correlation }: Request,
  customerId: Conversation['customer'],
): Promise<Resolution> => ({
  by: caller.agent,
  correlation,
  customer: await customer(customerId),
  newSurveyId: randomId(),
})
