import type { Counted, TableProxy } from '../local/table/proxy.ts'

interface Count {
  readonly reads: number
  readonly writes: number
}

/** What the requests of a step cost, the table and all indexes together, as the proxy before the table counted. */
export interface Units extends Count {
  readonly byFunction: Readonly<Record<string, Count>>
  /**
   * Reads of the policy, which are in no other figure: each running copy of a function pays them when it starts
   * and every 15 s, whether it works one case in that time or a thousand.
   */
  readonly policyReads: number
  /** What relay does so that a case is found by its words: it has figures of its own. */
  readonly indexing: Count
}

/** What the schedules run: theirs is the price of a minute and of a day, not of a case. */
const scheduled: ReadonlySet<string> = new Set(['Clock', 'DailyMetrics'])
/** The bench itself writes to the table where earlier messages are put. */
export const benchName = 'bench'

export const openLedger = (proxy: TableProxy) => {
  let counted: Counted[] = []
  proxy.onCounted((one) => {
    if (one.name !== benchName) counted.push(one)
  })
  return {
    /** What was used since it was closed last. */
    close: (): Units => {
      const units = summed(counted)
      counted = []
      return units
    },
  }
}

const summed = (counted: readonly Counted[]): Units => {
  const rest = counted.filter((one) => !isPolicy(one) && !isIndexing(one))
  const byFunction: Record<string, Count> = {}
  for (const { name, units } of rest) byFunction[name] = added(byFunction[name], units)
  return {
    ...rest.map(({ units }) => units).reduce(added, none),
    byFunction,
    policyReads: counted.filter(isPolicy).reduce((sum, { units }) => sum + units.reads, 0),
    indexing: counted
      .filter(isIndexing)
      .map(({ units }) => units)
      .reduce(added, none),
  }
}

const none: Count = { reads: 0, writes: 0 }
const added = (one: Count = none, other: Count = none): Count => ({
  reads: one.reads + other.reads,
  writes: one.writes + other.writes,
})

const isPolicy = ({ input }: Counted): boolean => {
  const { Key: key, ExpressionAttributeValues: values } = input as {
    Key?: { pk?: { S?: string } }
    ExpressionAttributeValues?: { ':pk'?: { S?: string } }
  }
  return key?.pk?.S === 'policy' || values?.[':pk']?.S === 'policy'
}

/** Relay's own work with the table is to tell that lists have changed; all else that it asks for is for the search. */
const isIndexing = ({ name, input }: Counted): boolean => {
  const { Key: key } = input as { Key?: { sk?: { S?: string } } }
  return name === 'Relay' && key?.sk?.S !== 'changed'
}

/** Adds up steps, with or without what the schedules used meanwhile. */
export const total = (steps: readonly Units[], of: 'cases' | 'schedules'): Units => {
  const byFunction: Record<string, Count> = {}
  for (const step of steps) {
    for (const [name, count] of Object.entries(step.byFunction)) {
      if (scheduled.has(name) === (of === 'schedules'))
        byFunction[name] = added(byFunction[name], count)
    }
  }
  return {
    ...Object.values(byFunction).reduce(added, none),
    byFunction,
    policyReads: steps.reduce((sum, { policyReads }) => sum + policyReads, 0),
    indexing: steps.map(({ indexing }) => indexing).reduce(added, none),
  }
}
