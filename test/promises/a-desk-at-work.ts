import { beforeAll } from 'vitest'
import type { Policy } from '../../src/desk/policy.ts'
import { settingNames } from '../../src/platform/names.ts'
import { table } from '../../src/platform/table.ts'
import { ensureAgent } from '../../src/store/agents.ts'
import { commit } from '../../src/store/commit.ts'
import { applyPolicy } from '../../src/store/policy.ts'
import { policy } from '../desk/a-desk.ts'
import { useEmulatedTable } from '../store/emulated-table.ts'

/** Requests to the table that go wrong: what each throws, and which it is about. */
const troubles: {
  operation: string
  fault: Error
  times: number
  only: (input: unknown) => boolean
}[] = []

table.middlewareStack.add(
  (next, context) => async (args) => {
    const found = troubles.find(
      ({ operation, times, only }) =>
        times > 0 && context.commandName === `${operation}Command` && only(args.input),
    )
    if (found === undefined) return next(args)
    found.times -= 1
    throw found.fault
  },
  { step: 'initialize', name: 'trouble' },
)

/** The next requests of this kind fail before they reach the table. */
export const failNext = (
  operation: 'TransactWriteItems' | 'UpdateItem' | 'GetItem' | 'PutItem',
  fault: Error,
  {
    times = 1,
    only = () => true,
  }: { readonly times?: number; readonly only?: (input: unknown) => boolean } = {},
): void => {
  troubles.push({ operation, fault, times, only })
}

const lagging: { pk: string; times: number }[] = []

table.middlewareStack.add(
  (next) => async (args) => {
    const answer = await next(args)
    const { Key, ConsistentRead } = args.input as {
      Key?: { pk: unknown }
      ConsistentRead?: boolean
    }
    const pk = JSON.stringify(Key?.pk ?? '')
    const found = lagging.find(({ pk: start, times }) => times > 0 && pk.includes(start))
    if (found === undefined || ConsistentRead === true) return answer
    found.times -= 1
    const output = answer.output as object
    return { ...answer, output: { ...output, Item: undefined } as typeof answer.output }
  },
  { step: 'initialize', name: 'lag' },
)

/** Readings that are not consistent do not find what stands under this key yet. */
export const lagBehind = (pk: string, times = 1): void => {
  lagging.push({ pk, times })
}

/** A fault as AWS's client throws it. */
export const awsFault = (name: string, httpStatusCode = 400): Error =>
  Object.assign(new Error(`AWS said ${name}`), { name, $metadata: { httpStatusCode } })

/** A desk, in force on a table of this file's own, with its agents: as usual the small one of test/desk. */
export const useDeskAtWork = (rules: Policy = policy): void => {
  useEmulatedTable()
  beforeAll(async () => {
    Object.assign(process.env, {
      [settingNames.mailFrom]: 'desk@desk.example',
      [settingNames.mailEvents]: 'warmline-test',
      [settingNames.publicUrl]: 'https://desk.example',
      [settingNames.deliverQueue]: 'https://sqs.us-east-1.amazonaws.com/1/deliver',
      [settingNames.parkingQueue]: 'https://sqs.us-east-1.amazonaws.com/1/parking',
    })
    await applyPolicy(rules)
    for (const [id, { capacity }] of Object.entries(rules.agents)) await ensureAgent(id, capacity)
  })
}

/** Writes down a decision as it is, for what a test begins with. */
export const written = async (
  decision: Parameters<typeof commit>[0],
  now: number,
): Promise<void> => {
  const result = await commit(decision, { timeZone: policy.desk.timeZone, now })
  if (result !== 'committed') throw new Error(`Not committed: ${JSON.stringify(result)}`)
}
