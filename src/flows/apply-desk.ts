import type { DeskFileError } from '../desk/desk-file-error.ts'
import type { InboxSecret } from '../desk/inbox-secret.ts'
import type { Policy } from '../desk/policy.ts'
import { randomSecret } from '../platform/ids.ts'
import { ensureInboxSecret } from '../platform/parameters.ts'
import { ensureAgent } from '../store/agents.ts'
import { applyPolicy, presentPolicy } from '../store/policy.ts'
import { hasOpenCases } from '../store/queries/lists.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { neededSecrets } from './inbox-secrets.ts'

export interface Applied {
  readonly version: number
  readonly isChanged: boolean
  /** The parameters of secrets that were not there and are now. */
  readonly newSecrets: readonly string[]
}

/** A secret that somebody chose for an inbox. */
export interface GivenSecret {
  readonly inbox: string
  readonly secret: InboxSecret
  /** None has one made. */
  readonly value: string | undefined
}

/**
 * Puts a desk in force: its agents and secrets first, then all of the policy in one step. Twice changes nothing.
 * A desk that would leave open cases with nobody to work them is refused, and nothing is changed.
 */
export const applyDesk = async (
  policy: Policy,
  given: readonly GivenSecret[] = [],
): Promise<Applied | { readonly errors: readonly DeskFileError[] }> => {
  const errors = await stranded(await presentPolicy(), policy)
  if (errors.length > 0) return { errors }
  for (const [id, { capacity }] of Object.entries(policy.agents)) await ensureAgent(id, capacity)
  const newSecrets: (string | undefined)[] = []
  for (const { inbox, secret } of neededSecrets(policy)) {
    const chosen = given.find((one) => one.inbox === inbox && one.secret === secret)?.value
    newSecrets.push(await ensureInboxSecret(inbox, secret, chosen ?? randomSecret()))
  }
  return {
    ...(await applyPolicy(policy)),
    newSecrets: newSecrets.filter((name) => name !== undefined),
  }
}

/** Open cases of the teams and agents who would leave: no queue would give them out, and no lead would hear of them. */
const stranded = async (
  before: Policy | undefined,
  after: Policy,
): Promise<readonly DeskFileError[]> => {
  if (before === undefined) return []
  const gone = (was: object, is: object) => Object.keys(was).filter((id) => !Object.hasOwn(is, id))
  const teams = await Promise.all(
    gone(before.teams, after.teams).map(async (id) => ((await hasOpenCases(id)) ? [id] : [])),
  )
  const agents = await inBatches(gone(before.agents, after.agents))
  return [
    ...teams.flat().map((id) => ({
      path: `teams.${id}`,
      detail: 'The team has open cases: move them to another team first.',
    })),
    ...agents
      .filter(({ load }) => load > 0)
      .map(({ id, load }) => ({
        path: `agents.${id}`,
        detail: `The agent has ${load} open ${load === 1 ? 'case' : 'cases'}: move what is open to somebody first.`,
      })),
  ]
}

const batchSize = 100

const inBatches = async (ids: readonly string[]) => {
  const found = []
  for (let from = 0; from < ids.length; from += batchSize) {
    found.push(...(await teamAgents(ids.slice(from, from + batchSize))))
  }
  return found
}
