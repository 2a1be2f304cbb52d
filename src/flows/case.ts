import { type Caller, mayAct, mayRead } from '../desk/caller.ts'
import type { Conversation } from '../desk/conversation.ts'
import { Refusal } from '../desk/refusal.ts'
import type { Ticket } from '../desk/ticket.ts'
import { conversation, ticket } from '../store/queries/heads.ts'

/** Loading what a caller names, with the object-level check beside it: the one place where both happen. */

export const readableConversation = async (
  id: string,
  caller: Caller,
): Promise<Conversation | Refusal> => {
  const head = await conversation(id, { isConsistent: false })
  return head === undefined ? new Refusal('not-found') : (mayRead(caller, head) ?? head)
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
