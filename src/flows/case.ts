import { type Caller, mayAct, mayRead } from '../desk/caller.ts'
import type { ChatSigns } from '../desk/chat.ts'
import type { Conversation } from '../desk/conversation.ts'
import { teamOf } from '../desk/policy.ts'
import { Refusal } from '../desk/refusal.ts'
import { changedSince } from '../desk/revision.ts'
import type { Team } from '../desk/team.ts'
import type { Ticket } from '../desk/ticket.ts'
import type { Viewing } from '../desk/viewing.ts'
import { policy } from '../store/policy.ts'
import { conversationWithSigns } from '../store/queries/chat.ts'
import { conversation, ticket } from '../store/queries/heads.ts'
import type { Request } from './request.ts'

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
  asked: Asked,
): Promise<Conversation | Refusal> => actable(await conversation(id), asked)

export const readableTicket = async (number: number, caller: Caller): Promise<Ticket | Refusal> => {
  const head = await ticket(number, { isConsistent: false })
  return head === undefined ? new Refusal('not-found') : (mayRead(caller, head) ?? head)
}

export const actableTicket = async (number: number, asked: Asked): Promise<Ticket | Refusal> =>
  actable(await ticket(number), asked)

/** A ticket as it is now, for what who may only read it does with it as well. */
export const followableTicket = async (
  number: number,
  { caller, revision }: Asked,
): Promise<Ticket | Refusal> => {
  const head = await ticket(number)
  if (head === undefined) return new Refusal('not-found')
  return mayRead(caller, head) ?? changedSince(head, revision) ?? head
}

/** Who wants to change something, and which revision of it they saw. */
type Asked = Pick<Request, 'caller' | 'revision'>

const actable = <Head extends Conversation | Ticket>(
  head: Head | undefined,
  { caller, revision }: Asked,
): Head | Refusal =>
  head === undefined
    ? new Refusal('not-found')
    : (mayAct(caller, head) ?? changedSince(head, revision) ?? head)

export const readableTeam = async (id: string, caller: Caller): Promise<Team | Refusal> => {
  const team = teamOf(await policy(), id)
  return team === undefined
    ? new Refusal('not-found')
    : (mayRead(caller, { team: id, teams: [id] }) ?? team)
}
