import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { changeTicket, openTicket, type TicketEdit, type TicketRequest } from '../desk/ticketing.ts'
import { nextNumber } from '../store/counter.ts'
import { conversationsOf } from '../store/queries/heads.ts'
import { answeredHead } from './answered.ts'
import { actableConversation, actableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Opens a ticket for a conversation. Its number is drawn once the request is known to be good. */
export const openTicketFor = (
  request: Request,
  id: string,
  asked: Pick<TicketRequest, 'type' | 'title' | 'priority'>,
): Promise<Answered | Refusal> => {
  let number: number | undefined
  return carryOut(request, async (rules, now) => {
    const conversation = await actableConversation(id, request)
    if (isRefusal(conversation)) return conversation
    const by = { by: request.caller.agent, correlation: request.correlation }
    const trial = openTicket(conversation, { ...asked, ...by, number: 0 }, rules, now)
    if (isRefusal(trial)) return trial
    number ??= await nextNumber('ticket')
    return answeredHead(
      openTicket(conversation, { ...asked, ...by, number }, rules, now),
      'ticket',
      201,
    )
  })
}

/** Changes a ticket's title, type or priority. */
export const editTicket = (
  request: Request,
  number: number,
  edit: TicketEdit,
): Promise<Answered | Refusal> =>
  carryOut(request, async (_, now) => {
    const ticket = await actableTicket(number, request)
    if (isRefusal(ticket)) return ticket
    const by = { agent: request.caller.agent, correlation: request.correlation }
    return answeredHead(
      changeTicket(ticket, await conversationsOf(ticket), edit, by, now),
      'ticket',
    )
  })
