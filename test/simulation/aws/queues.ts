import type { QueuePlan } from '../../../local/assembly/stores.ts'
import { doneMessages } from '../../../local/sources/queue.ts'
import { nothing } from '../world/time.ts'
import type { World } from '../world/world.ts'
import type { Service } from './calls.ts'
import type { Lambda } from './lambda.ts'

/** A message in a queue. */
export interface Letter {
  readonly MessageId: string
  readonly body: string
  visibleAt: number
  receives: number
  /** Handed out once more although it was deleted, as SQS may. */
  isTwin: boolean
}

export interface SimulatedQueue {
  readonly name: string
  readonly letters: () => readonly Letter[]
  readonly put: (body: string, delaySeconds: number) => void
  /** Takes a letter out for good. */
  readonly remove: (letter: Letter) => void
}

interface Worker {
  readonly lambda: Lambda
  readonly batchSize: number
  readonly reportsItemFailures: boolean
}

const workersMax = 3
const pollMilliseconds = { min: 1, max: 300 }
const twinMilliseconds = { min: 100, max: 40_000 }

/** One queue with its worker and the dead-letter queue behind it, as SQS and Lambda's poller play together. */
export const createQueue = (
  world: World,
  { name, attributes }: QueuePlan,
  deadLetters: SimulatedQueue | undefined,
  workerOf: () => Worker | undefined,
): SimulatedQueue => {
  const { time, chance, weather, story } = world
  const letters = new Set<Letter>()
  const short = name.replace('warmline-simulated-', '')
  const receivesMax = Number(JSON.parse(attributes.RedrivePolicy ?? '{}').maxReceiveCount ?? 5)
  const hiddenMilliseconds = Number(attributes.VisibilityTimeout ?? 30) * 1000
  let working = 0
  let sent = 0

  const put = (body: string, delaySeconds: number): void => {
    sent += 1
    const late = weather.strikes(`${short} ${body}`, 'late') === undefined ? 0 : 20_000
    const wait = delaySeconds * 1000 + chance.int(`${short} late`, 0, late)
    const letter = { MessageId: `${short}-${sent}`, body, receives: 0, isTwin: false }
    letters.add({ ...letter, visibleAt: time.now() + wait })
    pollAfter(wait)
  }
  const pollAfter = (milliseconds: number): void => {
    if (workerOf() === undefined) return
    const { min, max } = pollMilliseconds
    time.later(milliseconds + chance.int(`${short} poll`, min, max), poll)
  }
  const visible = (): readonly Letter[] =>
    [...letters].filter(({ visibleAt }) => visibleAt <= time.now())

  const received = (batchSize: number): readonly Letter[] => {
    const size = chance.int(`${short} batch`, 1, batchSize)
    const isMixed = weather.strikes(`${short} order`, 'out-of-order') !== undefined
    const there = isMixed ? chance.shuffled(`${short} order`, visible()) : visible()
    const taken: Letter[] = []
    for (const letter of there.slice(0, size)) {
      if (letter.receives >= receivesMax && deadLetters !== undefined) {
        story.tell(short, `gives up ${letter.body}`)
        letters.delete(letter)
        deadLetters.put(letter.body, 0)
        continue
      }
      letter.receives += 1
      // SQS may hand a message to two at once.
      const isShared = weather.strikes(`${short} at once ${letter.body}`, 'twice') !== undefined
      letter.visibleAt = time.now() + (isShared ? 1 : hiddenMilliseconds)
      if (isShared) pollAfter(1)
      taken.push(letter)
      pollAfter(hiddenMilliseconds)
    }
    return taken
  }
  const poll = (): unknown => {
    const worker = workerOf()
    if (worker === undefined || working >= workersMax || visible().length === 0) return nothing
    const batch = received(worker.batchSize)
    if (visible().length > 0) pollAfter(0)
    if (batch.length > 0) void work(worker, batch)
    return undefined
  }
  const work = async (worker: Worker, batch: readonly Letter[]): Promise<void> => {
    working += 1
    const Records = batch.map((letter) => ({
      messageId: letter.MessageId,
      body: letter.body,
      attributes: { ApproximateReceiveCount: String(letter.receives) },
    }))
    const about = batch.map(({ body }) => body).join(' ')
    const outcome = await worker.lambda.invoke({ Records }, about)
    working -= 1
    if (outcome.ended === 'answered') {
      const done = worker.reportsItemFailures ? doneMessages(outcome.answer, batch) : batch
      for (const letter of done) remove(letter as Letter)
    }
    pollAfter(0)
  }
  const remove = (letter: Letter): void => {
    const isTwice =
      !letter.isTwin && weather.strikes(`${short} ${letter.body}`, 'twice') !== undefined
    letters.delete(letter)
    if (!isTwice || workerOf() === undefined) return
    const wait = chance.int(`${short} twin`, twinMilliseconds.min, twinMilliseconds.max)
    story.tell(short, `hands out once more ${letter.body}`)
    letters.add({ ...letter, isTwin: true, visibleAt: time.now() + wait })
    pollAfter(wait)
  }
  return { name: short, letters: () => [...letters], put, remove }
}

interface Batch {
  readonly QueueUrl: string
  readonly Entries: readonly {
    readonly Id: string
    readonly MessageBody: string
    readonly DelaySeconds: number
  }[]
}

/** SQS, as far as the product sends to it. */
export const queueService = (queueOf: (url: string) => SimulatedQueue): Service => {
  const send = ({ QueueUrl, Entries }: Batch): object => {
    for (const { MessageBody, DelaySeconds } of Entries) {
      queueOf(QueueUrl).put(MessageBody, DelaySeconds)
    }
    return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] }
  }
  return {
    execute: (operation, input) => {
      if (operation !== 'SendMessageBatch') throw new Error(`SQS does not play ${operation}.`)
      return send(input as Batch)
    },
    about: (_, input) => {
      const { QueueUrl, Entries } = input as Batch
      return `${queueOf(QueueUrl).name} ${Entries[0]?.MessageBody ?? ''}`
    },
    inPart: (_, input) => {
      const { QueueUrl, Entries } = input as Batch
      const [refused, ...taken] = Entries
      send({ QueueUrl, Entries: taken })
      return { Failed: [{ Id: refused?.Id, Code: 'InternalError', SenderFault: false }] }
    },
  }
}
