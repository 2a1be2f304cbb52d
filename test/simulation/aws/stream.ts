import type { SourcePlan } from '../../../local/assembly/sources.ts'
import { type BatchRules, doneCount, workBatch } from '../../../local/sources/batch.ts'
import { compilePatterns } from '../../../local/sources/pattern.ts'
import { shuffleKeepingItems } from '../../../local/sources/shuffle.ts'
import type { World } from '../world/world.ts'
import type { Lambda } from './lambda.ts'

type Item = Readonly<Record<string, unknown>>

/** A change of one item, as the table tells it. */
export interface Change {
  readonly key: { readonly pk: string; readonly sk: string }
  readonly before: Item | undefined
  readonly after: Item | undefined
  readonly sequence: number
}

export interface StreamRecord {
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly dynamodb: {
    readonly SequenceNumber: string
    readonly Keys: Item
    readonly NewImage?: Item
    readonly OldImage?: Item
  }
}

/** A batch that the stream gave up, as it lies in the bucket. */
export interface GivenUp {
  readonly key: string
  readonly functionName: string
  readonly records: readonly StreamRecord[]
}

export interface Consumer {
  readonly append: (change: Change) => void
  /** Reads the stream again from its beginning, as a reader does that was made anew. */
  readonly readAgain: () => void
  /** Records that wait or are being worked. */
  readonly open: () => number
}

const lagMilliseconds = { min: 20, max: 300 }
const retryMillisecondsMax = 30_000

const recordOf = ({ key, before, after, sequence }: Change): StreamRecord => ({
  eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
  dynamodb: {
    SequenceNumber: String(sequence),
    Keys: key,
    ...(after === undefined ? {} : { NewImage: after }),
    ...(before === undefined ? {} : { OldImage: before }),
  },
})

/** Filters look at texts only, in DynamoDB's own notation. */
const asFiltered = ({ eventName, dynamodb }: StreamRecord): object => ({
  eventName,
  dynamodb: {
    NewImage: Object.fromEntries(
      Object.entries(dynamodb.NewImage ?? {})
        .filter(([, value]) => typeof value === 'string')
        .map(([name, value]) => [name, { S: value }]),
    ),
  },
})

const hashOf = (text: string): number => {
  let sum = 0
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return sum
}

/**
 * One reader of the table's stream: it keeps the order of each item and of nothing else, tries a batch again until
 * it is done, cuts it in two, and may hand in once more what was done.
 */
export const createConsumer = (
  world: World,
  plan: SourcePlan,
  lambda: Lambda,
  keepGivenUp: (given: GivenUp) => void,
): Consumer => {
  const { time, chance, weather, story } = world
  const name = plan.functionName
  const matches = compilePatterns(plan.patterns)
  const lanes = chance.int(`${name} lanes`, 1, 4)
  const waiting: StreamRecord[][] = Array.from({ length: lanes }, () => [])
  const isBusy: boolean[] = Array.from({ length: lanes }, () => false)
  const history: StreamRecord[] = []
  let open = 0

  const append = (change: Change): void => {
    const record = recordOf(change)
    if (!matches(asFiltered(record))) return
    history.push(record)
    enqueue(record)
  }
  const enqueue = (record: StreamRecord): void => {
    const { pk, sk } = record.dynamodb.Keys
    const lane = hashOf(`${pk}${sk}`) % lanes
    waiting[lane]?.push(record)
    open += 1
    pumpSoon(lane)
  }
  const readAgain = (): void => {
    story.tell(name, `reads the stream again from its beginning, ${history.length} records`)
    for (const record of history) enqueue(record)
  }
  const pumpSoon = (lane: number): void => {
    const { min, max } = lagMilliseconds
    const isLate = weather.strikes(`${name} lane ${lane}`, 'late') !== undefined
    const wait = isLate
      ? chance.int(`${name} late`, 1000, 30_000)
      : chance.int(`${name} lag`, min, max)
    time.later(wait, () => void pump(lane))
  }
  const pump = async (lane: number): Promise<void> => {
    if (isBusy[lane] === true || (waiting[lane]?.length ?? 0) === 0) return
    isBusy[lane] = true
    const size = chance.int(`${name} batch`, 1, Math.min(12, plan.batchSize))
    const taken = waiting[lane]?.splice(0, size) ?? []
    const records = shuffleKeepingItems(
      taken,
      ({ dynamodb }) => JSON.stringify(dynamodb.Keys),
      () => chance.of(`${name} shuffle`),
    )
    await workBatch(rules, records)
    open -= records.length
    if (weather.strikes(`${name} batch ${records[0]?.dynamodb.SequenceNumber}`, 'replayed')) {
      story.tell(name, 'is handed in once more what it had done')
      await workBatch(rules, records)
    }
    isBusy[lane] = false
    if ((waiting[lane]?.length ?? 0) > 0) pumpSoon(lane)
  }
  const rules: BatchRules<StreamRecord> = {
    try: async (records) => {
      const about = records.map(({ dynamodb }) => `${dynamodb.Keys.pk}/${dynamodb.Keys.sk}`)
      const outcome = await lambda.invoke({ Records: records }, about.join(' '))
      if (outcome.ended !== 'answered') return 0
      const names = records.map(({ dynamodb }) => dynamodb.SequenceNumber)
      return plan.reportsItemFailures ? doneCount(outcome.answer, names) : records.length
    },
    bisects: plan.bisectsOnError,
    // Giving up takes 23 hours in the world outside; here it is a stroke of the weather.
    mayRetry: (records) =>
      weather.strikes(`${name} ${records[0]?.dynamodb.SequenceNumber}`, 'gave-up') === undefined,
    giveUp: async (records) => {
      story.tell(name, `the stream gives up ${records.length} records`)
      const key = `${name}/${records[0]?.dynamodb.SequenceNumber}`
      keepGivenUp({ key, functionName: name, records })
    },
    pause: async (tries) => {
      await time.sleep(Math.min(retryMillisecondsMax, 100 * 2 ** Math.min(tries, 10)))
      return true
    },
  }
  return { append, readAgain, open: () => open }
}
