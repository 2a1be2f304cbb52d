import { awake } from './awake.ts'
import { type Conversation, conversationId } from './conversation.ts'
import { type Change, type Decision, moment } from './decision.ts'
import { ledBy, type Ticket } from './ticket.ts'

/** Who gets a case, and how that came. */
export interface Assignment {
  /** None: back to the queue, for whoever has room. */
  readonly agent: string | undefined
  /** The desk gave it out of the queue, an agent took it, or somebody said who has it. */
  readonly why: 'queue' | 'taken' | 'by-hand'
  readonly by?: string
  /** Of the request, where somebody asked for it; else the case's own. */
  readonly correlation?: string
}

/** A case as it is assigned: a conversation alone, or a ticket with what it leads. */
export interface Case {
  readonly ticket: Ticket | undefined
  readonly conversations: readonly Conversation[]
}

/** Gives a case to an agent, with the other half of a linked pair. Out of the queue only what nobody has is given. */
export const assignCase = (
  { ticket, conversations }: Case,
  to: Assignment,
  now: number,
): Decision => {
  const isMoving = ({ agent }: { readonly agent?: string | undefined }): boolean =>
    to.why === 'by-hand' ? agent !== to.agent : agent === undefined
  const open =
    ticket === undefined
      ? conversations.filter(({ state }) => state === 'open')
      : ledBy(ticket, conversations)
  return {
    tickets: [ticket].flatMap((one) => (one && isMoving(one) ? assigned(one, to, now) : [])),
    conversations: open.filter(isMoving).map((one) => assigned(one, to, now)),
  }
}

const assigned = <Head extends Conversation | Ticket>(
  head: Head,
  { agent, why, by, correlation }: Assignment,
  now: number,
): Change<Head> => {
  const at = moment(now, head)
  const about =
    head.kind === 'ticket'
      ? { type: 'ticket.assigned' as const, ticket: head.number }
      : { type: 'conversation.assigned' as const, conversation: conversationId(head) }
  return {
    before: head,
    after: { ...head, ...(head.kind === 'conversation' ? awake : {}), agent, lastAt: at },
    events: [
      {
        ...about,
        at,
        correlation: correlation ?? head.correlation,
        team: head.team,
        agent,
        why,
        ...(by === undefined ? {} : { by }),
        ...(head.agent === undefined ? {} : { fromAgent: head.agent }),
      },
    ],
  }
}
