import { type Caller, mayRead } from '../desk/caller.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { watchTicket } from '../desk/watching.ts'
import { keys } from '../store/keys.ts'
import { type FoundHead, foundHeads } from '../store/queries/found-heads.ts'
import { conversationsOf } from '../store/queries/heads.ts'
import { WatchedPosition, watchedTickets } from '../store/queries/watched.ts'
import { watchedParts } from '../store/watched.ts'
import { followableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Where a reader of watched tickets stands, as a cursor carries it. */
export { WatchedPosition }

/** Says who follows a ticket. */
export const setWatchers = (
  request: Request,
  number: number,
  wanted: readonly string[],
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const ticket = await followableTicket(number, request)
    if (isRefusal(ticket)) return ticket
    const conversations = await conversationsOf(ticket)
    const result = watchTicket(ticket, conversations, wanted, request, rules, now)
    if (isRefusal(result)) return result
    const { decision, watchers, begun, ended } = result
    const isChanged = begun.length + ended.length > 0
    const body = { number, watchers, revision: ticket.rev + (isChanged ? 1 : 0) }
    return {
      decision,
      answered: { status: 200, body },
      beside: watchedParts(number, begun, ended),
    }
  })

/** The tickets that the caller follows. */
export const myWatched = async (
  caller: Caller,
  limit: number,
  after: WatchedPosition | undefined,
): Promise<{
  readonly items: readonly FoundHead[]
  readonly next: WatchedPosition | undefined
}> => {
  const { tickets, next } = await watchedTickets(caller.agent, limit, after)
  const heads = await foundHeads(tickets.map((number) => keys.ticket(number)))
  const items = heads.flatMap((head) =>
    head === undefined || mayRead(caller, head) !== undefined ? [] : [head],
  )
  return { items, next }
}
