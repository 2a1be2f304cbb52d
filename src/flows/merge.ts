import { mergeTickets } from '../desk/merging.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { conversationsOf } from '../store/queries/heads.ts'
import { watchedParts } from '../store/watched.ts'
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
    const result = mergeTickets(from, other, both.flat(), by, rules, now)
    const answered = answeredHead(result, 'ticket')
    if (isRefusal(answered)) return answered
    // Who followed the one that ends follows the one that goes on.
    const follow = (from.watchers ?? []).filter((agent) => !other.watchers?.includes(agent))
    return { ...answered, beside: watchedParts(into, follow, []) }
  })
