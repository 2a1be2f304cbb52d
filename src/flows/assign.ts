import { chooseAgent } from '../desk/agent.ts'
import { assignCase } from '../desk/assigning.ts'
import type { Policy } from '../desk/policy.ts'
import { suiting } from '../desk/suiting.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { ConflictFault, isWorldFault } from '../store/faults.ts'
import { policy } from '../store/policy.ts'
import { type Listed, teamQueue } from '../store/queries/lists.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { caseOf, isQueued } from './case-of.ts'
import { decideAndCommit } from './decide.ts'

/** Rows looked at in one run: what is left then waits for the next tick. */
const rowsMax = 100

/**
 * Gives out what waits in a team's queue, most urgent first, until the queue or the room is empty. A row that
 * somebody else took meanwhile is passed over.
 */
export const drain = async (team: string): Promise<number> => {
  const rules = await policy()
  const { items } = await teamQueue(team, rowsMax)
  let assigned = 0
  for (const row of items) {
    const outcome = await assignRow(row, team, rules)
    if (outcome === 'no-room') break
    if (outcome === 'assigned') assigned += 1
  }
  if (assigned > 0) log.info('Assigned from the queue', { team, count: assigned })
  return assigned
}

const assignRow = async (
  row: Listed,
  team: string,
  rules: Policy,
): Promise<'assigned' | 'passed-over' | 'no-room'> => {
  try {
    const outcome = await decideAndCommit({ timeZone: rules.desk.timeZone }, async (at) => {
      const found = await caseOf(row)
      if (!isQueued(found, team)) return undefined
      const candidates = await teamAgents(rules.teams[team]?.members ?? [])
      const head = found.ticket ?? found.conversations[0]
      const agent = chooseAgent(candidates, at, head && suiting(rules, head))
      if (agent === undefined) return { decision: {}, answer: 'no-room' as const }
      const decision = assignCase(found, { agent, why: 'queue' }, at)
      return { decision, answer: 'assigned' as const }
    })
    return outcome === 'assigned' || outcome === 'no-room' ? outcome : 'passed-over'
  } catch (fault) {
    // Others work on this very row: the next one need not wait for it, and the next tick looks again.
    if (fault instanceof ConflictFault) return 'passed-over'
    if (isWorldFault(fault)) throw fault
    // What is wrong with one case stays with it: those behind it are given out.
    log.error('A waiting case cannot be given out', { ...aboutRow(row), team }, fault)
    return 'passed-over'
  }
}

const aboutRow = ({ kind, id }: Listed) =>
  kind === 'ticket' ? { ticket: Number(id) } : { conversation: id }

/** Whether this team has something to give out and somebody with room: what the clock asks each tick. */
export const needsDrain = async (team: string, rules: Policy): Promise<boolean> => {
  const { items } = await teamQueue(team, 1)
  if (items.length === 0) return false
  const agents = await teamAgents(rules.teams[team]?.members ?? [])
  return chooseAgent(agents, now()) !== undefined
}
