import type { Case } from '../desk/assigning.ts'
import { conversation, conversationsOf, ticket } from '../store/queries/heads.ts'
import type { Listed } from '../store/queries/lists.ts'

/** The whole case behind a row of a list: a linked pair is one. */
export const caseOf = async ({
  kind,
  id,
  ticket: number,
}: Pick<Listed, 'kind' | 'id' | 'ticket'>): Promise<Case> => {
  if (kind === 'conversation' && number === undefined) {
    const head = await conversation(id)
    if (head?.ticket === undefined) {
      return { ticket: undefined, conversations: head === undefined ? [] : [head] }
    }
    return ledByTicket(head.ticket)
  }
  return ledByTicket(number ?? Number(id))
}

const ledByTicket = async (number: number): Promise<Case> => {
  const led = await ticket(number)
  return { ticket: led, conversations: led === undefined ? [] : await conversationsOf(led) }
}

/** Whether it still waits in this team's queue: a list may lag. */
export const isQueued = ({ ticket: led, conversations }: Case, team: string): boolean => {
  const head = led ?? conversations[0]
  return head?.state === 'open' && head.agent === undefined && head.team === team
}
