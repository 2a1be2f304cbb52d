import { assignCase, type Case } from '../desk/assigning.ts'
import { teamOf } from '../desk/policy.ts'
import { isRefusal, Refusal } from '../desk/refusal.ts'
import { roomRefusal } from '../desk/room.ts'
import { teamQueue } from '../store/queries/lists.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { answeredCase } from './answered.ts'
import { actableConversation } from './case.ts'
import { caseOf, isQueued } from './case-of.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Says who of its team has a case, or gives it back to the queue; the ticket that leads it goes along. */
export const assignConversation = (
  request: Request,
  id: string,
  agent: string | undefined,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const conversation = await actableConversation(id, request)
    if (isRefusal(conversation)) return conversation
    if (conversation.state === 'resolved') return new Refusal('already-resolved')
    const { ticket } = conversation
    const found: Case =
      ticket === undefined
        ? { ticket: undefined, conversations: [conversation] }
        : await caseOf({ kind: 'ticket', id: String(ticket) })
    if (agent !== undefined && agent !== conversation.agent) {
      const [head] = await teamAgents([agent])
      const refusal = roomRefusal(conversation.team, agent, head, rules)
      if (refusal !== undefined) return refusal
    }
    const { caller, correlation } = request
    const to = { agent, why: 'by-hand', by: caller.agent, correlation } as const
    return answeredCase(found, assignCase(found, to, now))
  })

/** Rows that others may have taken since the list was written, before it is said that nothing waits. */
const rowsMax = 20

/** Takes the most urgent case of a team's queue that nobody else takes in the same moment. */
export const takeNext = (request: Request, team: string): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const { caller, correlation } = request
    if (teamOf(rules, team) === undefined) return new Refusal('not-found')
    if (!caller.teams.includes(team)) {
      return new Refusal('not-yours', `Only who works in team ${team} takes cases of its queue.`)
    }
    const [{ items }, [head]] = await Promise.all([
      teamQueue(team, rowsMax),
      teamAgents([caller.agent]),
    ])
    if (items.length === 0) return nothingWaits
    const refusal = roomRefusal(team, caller.agent, head, rules)
    if (refusal !== undefined) return refusal
    for (const row of items) {
      const found = await caseOf(row)
      if (!isQueued(found, team)) continue
      const to = { agent: caller.agent, why: 'taken', by: caller.agent, correlation } as const
      return answeredCase(found, assignCase(found, to, now))
    }
    return nothingWaits
  })

const nothingWaits = { decision: {}, answered: { status: 200, body: {} } }
