import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import { Agent } from '../../desk/agent.ts'
import { sleep } from '../../platform/clock.ts'
import { jittered } from '../../platform/ids.ts'
import { table, tableName } from '../../platform/table.ts'
import { keys } from '../keys.ts'
import { parsed } from '../read.ts'

const triesMax = 4

/**
 * Presence and load of these agents (at most 100, a batch's limit): half a read unit each. They may lag by a
 * moment; the commit's condition on the load holds what matters.
 */
export const teamAgents = async (ids: readonly string[]): Promise<readonly Agent[]> => {
  let asked = ids.map((id) => ({ ...keys.agent(id) }))
  const agents: Agent[] = []
  for (let tries = 1; asked.length > 0; tries += 1) {
    const { Responses, UnprocessedKeys } = await table.send(
      new BatchGetCommand({ RequestItems: { [tableName()]: { Keys: asked } } }),
    )
    agents.push(...(Responses?.[tableName()] ?? []).map((item) => parsed(Agent, item)))
    const left = UnprocessedKeys?.[tableName()]?.Keys ?? []
    asked = left.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }))
    if (asked.length === 0) break
    if (tries === triesMax) {
      throw Object.assign(new Error(`${asked.length} agents were not read: throttled.`), {
        name: 'ThrottlingException',
      })
    }
    await sleep(jittered(50 * 2 ** tries))
  }
  return agents
}
