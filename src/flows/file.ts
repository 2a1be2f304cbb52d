import { conversationId } from '../desk/conversation.ts'
import { fileInbound } from '../desk/filing.ts'
import type { FilingFacts } from '../desk/filing-facts.ts'
import type { Inbound } from '../desk/inbound.ts'
import type { Policy } from '../desk/policy.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { isReopenable } from '../desk/reopening.ts'
import { randomId } from '../platform/ids.ts'
import { log } from '../platform/log.ts'
import { policy } from '../store/policy.ts'
import { currentConversation } from '../store/queries/current-conversation.ts'
import { customer, identity, ticket } from '../store/queries/heads.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { decideAndCommit } from './decide.ts'

/**
 * Files one kept message: its conversation, its number, who has it. Filing twice is the same as once; the mark
 * on what was kept decides, in the same transaction.
 */
export const file = async (inbound: Inbound): Promise<'filed' | 'filed-already' | Refusal> => {
  const rules = await policy()
  const { thread, correlation, inbox } = inbound
  const result = await decideAndCommit(
    { timeZone: rules.desk.timeZone, doneOn: 'filed' },
    async (now) => {
      const decision = fileInbound(await factsOf(inbound, rules), rules, now)
      if (isRefusal(decision)) return decision
      return { decision, answer: decision.filed }
    },
  )
  if (isRefusal(result)) return result
  if (result === 'done-already' || result === undefined) {
    log.info('Filed already', { correlation, thread, inbox })
    return 'filed-already'
  }
  const conversation = conversationId({ thread, episode: result.episode })
  log.info('Filed', { correlation, conversation, seq: result.seq, inbox })
  return 'filed'
}

const factsOf = async (inbound: Inbound, rules: Policy): Promise<FilingFacts> => {
  const current = await currentConversation(inbound.thread)
  const isOpen = current?.state === 'open'
  const isReopened = current !== undefined && isReopenable(current, inbound, rules)
  const known = current === undefined ? await identity(inbound.identity) : undefined
  const led = isReopened && current.ticket !== undefined ? await ticket(current.ticket) : undefined
  const team = led?.team ?? (isReopened ? current.team : rules.inboxes[inbound.inbox]?.team)
  const [caller, candidates] = await Promise.all([
    callerOf(current?.profile === inbound.profile ? undefined : (current?.customer ?? known)),
    isOpen || team === undefined ? [] : teamAgents(rules.teams[team]?.members ?? []),
  ])
  return {
    inbound,
    current,
    ticket: led,
    customer: caller,
    isKnownIdentity: known !== undefined,
    candidates,
    newCustomerId: randomId(),
  }
}

const callerOf = async (id: string | undefined) => (id === undefined ? undefined : customer(id))
