import { type Conversation, conversationId } from './conversation.ts'
import { type Decision, moment } from './decision.ts'
import { ledBy, type Ticket } from './ticket.ts'

/** Gives a case that nobody has to an agent, with the other half of a linked pair. */
export const assignCase = (
  ticket: Ticket | undefined,
  conversations: readonly Conversation[],
  agent: string,
  now: number,
): Decision => ({
  tickets:
    ticket === undefined || ticket.agent !== undefined
      ? []
      : [
          {
            before: ticket,
            after: { ...ticket, agent, lastAt: moment(now, ticket) },
            events: [
              {
                type: 'ticket.assigned',
                at: moment(now, ticket),
                correlation: ticket.correlation,
                ticket: ticket.number,
                team: ticket.team,
                agent,
                why: 'queue',
              },
            ],
          },
        ],
  conversations: (ticket === undefined
    ? conversations.filter(({ state }) => state === 'open')
    : ledBy(ticket, conversations)
  )
    .filter(({ agent: present }) => present === undefined)
    .map((before) => ({
      before,
      after: { ...before, agent, lastAt: moment(now, before) },
      events: [
        {
          type: 'conversation.assigned' as const,
          at: moment(now, before),
          correlation: before.correlation,
          conversation: conversationId(before),
          team: before.team,
          agent,
          why: 'queue',
        },
      ],
    })),
})
