import { type Conversation, conversationId } from '../desk/conversation.ts'
import { escalate } from '../desk/escalating.ts'
import type { Ticket } from '../desk/ticket.ts'
import { log } from '../platform/log.ts'
import { type Key, parsedConversationSk, parsedPk } from '../store/keys.ts'
import { policy } from '../store/policy.ts'
import { conversation, ticket } from '../store/queries/heads.ts'
import { decideAndCommit } from './decide.ts'

/** Records the targets that a due conversation or ticket has missed (the events tell the lead), and wakes what was put aside. */
export const missTargets = async (key: Key): Promise<void> => {
  const rules = await policy()
  const outcome = await decideAndCommit({ timeZone: rules.desk.timeZone }, async (now) => {
    const head = await headOf(key)
    if (head === undefined) return undefined
    if (head.kind === 'ticket') {
      const change = escalate<Ticket>(head, now)
      return change && { decision: { tickets: [change] }, answer: change.events }
    }
    const change = escalate<Conversation>(head, now)
    return change && { decision: { conversations: [change] }, answer: change.events }
  })
  if (!Array.isArray(outcome)) return
  const missed = outcome.filter(({ type }) => type === 'target.missed')
  for (const { conversation: about, ticket: number, target, team, correlation } of missed) {
    log.warn('Target missed', {
      correlation,
      conversation: about,
      ticket: number,
      code: target,
      team,
    })
  }
}

const headOf = (key: Key): Promise<Conversation | Ticket | undefined> => {
  const { room, id } = parsedPk(key)
  if (room === 'ticket') return ticket(Number(id))
  return conversation(conversationId({ thread: id, episode: parsedConversationSk(key.sk) }))
}
