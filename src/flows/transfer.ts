import type { Policy } from '../desk/policy.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import {
  type Destination,
  type Transfer,
  transferConversation,
  transferTicket,
} from '../desk/transferring.ts'
import { conversationsOf } from '../store/queries/heads.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { answeredHead } from './answered.ts'
import { actableConversation, actableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Where a case goes, and what its next agent should know. */
export interface Handover extends Destination {
  readonly note: string | undefined
}

/** Moves a conversation to another team, or to one of its agents. */
export const moveConversation = (
  request: Request,
  id: string,
  to: Handover,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const conversation = await actableConversation(id, request)
    if (isRefusal(conversation)) return conversation
    const transfer = await transferOf(request, to, rules)
    return answeredHead(transferConversation(conversation, transfer, rules, now), 'conversation')
  })

/** Moves a ticket and the conversations that are linked to it. */
export const moveTicket = (
  request: Request,
  number: number,
  to: Handover,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const ticket = await actableTicket(number, request)
    if (isRefusal(ticket)) return ticket
    const [transfer, linked] = await Promise.all([
      transferOf(request, to, rules),
      conversationsOf(ticket),
    ])
    return answeredHead(transferTicket(ticket, linked, transfer, rules, now), 'ticket')
  })

const transferOf = async (
  request: Request,
  { note, ...to }: Handover,
  rules: Policy,
): Promise<Transfer> => ({
  to,
  note,
  candidates: await teamAgents(rules.teams[to.team]?.members ?? []),
  by: request.caller.agent,
  correlation: request.correlation,
})
