import { mergeTickets } from '../desk/merging.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { conversationsOf } from '../store/queries/heads.ts'
import { answeredHead } from './answered.ts'
import { actableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Ends a ticket in favour of another one about the same. Both must be the caller's to change. */
export const mergeTicket = (
  request: Request,
  number: number,
  into: number,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const { caller, correlation } = request
    const [from, other] = await Promise.all([
      actableTicket(number, request),
      actableTicket(into, { caller, revision: undefined }),
    ])
    if (isRefusal(from)) return from
    if (isRefusal(other)) return other
    const by = { agent: caller.agent, correlation }
    const both = await Promise.all([conversationsOf(from), conversationsOf(other)])
    return answeredHead(mergeTickets(from, other, both.flat(), by, rules, now), 'ticket')
  })
