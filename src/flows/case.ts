import { type Caller, mayAct, mayRead } from '../desk/caller.ts'
import type { ChatSigns } from '../desk/chat.ts'
import type { Conversation } from '../desk/conversation.ts'
import { teamOf } from '../desk/policy.ts'
import { Refusal } from '../desk/refusal.ts'
import type { Team } from '../desk/team.ts'
import type { Ticket } from '../desk/ticket.ts'
import type { Viewing } from '../desk/viewing.ts'
import { policy } from '../store/policy.ts'
import { conversationWithSigns } from '../store/queries/chat.ts'
import { conversation, ticket } from '../store/queries/heads.ts'

/** Loading what a caller names, with the object-level check beside it: the one place where both happen. */

export const readableConversation = async (
  id: string,
  caller: Caller,
): Promise<Conversation | Refusal> => {
  const head = await conversation(id, { isConsistent: false })
  return head === undefined ? new Refusal('not-found') : (mayRead(caller, head) ?? head)
}

/** The same with what its customer lets us know without a message, where it is a web chat. */
export const readableChat = async (id: string, caller: Caller): Promise<ReadableChat | Refusal> => {
  const { conversation: head, signs, viewing } = await conversationWithSigns(id)
  if (head === undefined) return new Refusal('not-found')
  return mayRead(caller, head) ?? { head, signs, viewing }
}

export interface ReadableChat {
  readonly head: Conversation
  readonly signs: ChatSigns
  /** Which agents have it open. */
  readonly viewing: Readonly<Record<string, Viewing>>
}

export const actableConversation = async (
  id: string,
  caller: Caller,
): Promise<Conversation | Refusal> => {
  const head = await conversation(id)
  return head === undefined ? new Refusal('not-found') : (mayAct(caller, head) ?? head)
}

export const readableTicket = async (number: number, caller: Caller): Promise<Ticket | Refusal> => {
  const head = await ticket(number, { isConsistent: false })
  return head === undefined ? new Refusal('not-found') : (mayRead(caller, head) ?? head)
}

export const actableTicket = async (number: number, caller: Caller): Promise<Ticket | Refusal> => {
  const head = await ticket(number)
  return head === undefined ? new Refusal('not-found') : (mayAct(caller, head) ?? head)
}

export const readableTeam = async (id: string, caller: Caller): Promise<Team | Refusal> => {
  const team = teamOf(await policy(), id)
  return team === undefined
    ? new Refusal('not-found')
    : (mayRead(caller, { team: id, teams: [id] }) ?? team)
}
