import type { Conversation } from '../desk/conversation.ts'
import type { Policy } from '../desk/policy.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { ledBy, type Ticket } from '../desk/ticket.ts'
import { noteOnTicket } from '../desk/ticket-noting.ts'
import {
  type Destination,
  type Transfer,
  transferConversation,
  transferTicket,
} from '../desk/transferring.ts'
import { conversationsOf } from '../store/queries/heads.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { ticketNotePart } from '../store/ticket-notes.ts'
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
    const noted = notedAside(ticket, linked, to.note, request, now)
    const head = noted?.decision.tickets?.[0]?.after ?? ticket
    const carried = answeredHead(transferTicket(head, linked, transfer, rules, now), 'ticket')
    if (isRefusal(carried) || noted === undefined) return carried
    return { ...carried, beside: [ticketNotePart(noted.note)] }
  })

/** The note of a hand-over stands in the newest conversation, which is read first; of a ticket without one, beside it. */
const notedAside = (
  ticket: Ticket,
  linked: readonly Conversation[],
  text: string | undefined,
  { caller, correlation }: Request,
  now: number,
) =>
  text === undefined || ledBy(ticket, linked).length > 0
    ? undefined
    : noteOnTicket(ticket, { text, agent: caller.agent, correlation }, now)

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
