import { randomUUID } from 'node:crypto'
import type { SchedulePlan } from '../assembly/schedules.ts'
import type { Clock } from '../clock.ts'
import type { Folder } from '../folder.ts'
import { readRhythm } from './expression.ts'

export interface Scheduler {
  /** Winds the clock and fires once each schedule that was passed. Answers the functions that ran. */
  readonly advance: (seconds: number) => Promise<string[]>
  readonly stop: () => Promise<void>
}

export interface SchedulerOptions {
  readonly plans: readonly SchedulePlan[]
  readonly clock: Clock
  readonly folder: Folder
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>
  readonly log: (text: string) => void
}

interface Kept {
  beganAt: number
  lastAt: number
}

const fileName = 'schedules.json'
const lookEveryMilliseconds = 500

const scheduledTime = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')

/** The context words that EventBridge Scheduler fills in. */
const fillIn = (input: string, plan: SchedulePlan, at: number): string =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime(at))
    .replaceAll('<aws.scheduler.schedule-arn>', plan.arn)
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1')

/** Without an input, the function receives what a scheduled rule sends. */
export const eventOf = (plan: SchedulePlan, at: number): unknown =>
  plan.input === undefined
    ? {
        version: '0',
        id: randomUUID(),
        'detail-type': 'Scheduled Event',
        source: 'aws.scheduler',
        account: '000000000000',
        time: scheduledTime(at),
        region: plan.arn.split(':')[3],
        resources: [plan.arn],
        detail: '{}',
      }
    : JSON.parse(fillIn(plan.input, plan, at))

export const startScheduler = (options: SchedulerOptions): Scheduler => {
  const { plans, clock, folder } = options
  const kept = folder.readJson<Record<string, Kept>>(fileName) ?? {}
  const rhythms = plans.map((plan) => ({ plan, rhythm: readRhythm(plan.expression) }))
  for (const { name } of plans) kept[name] ??= { beganAt: clock.now(), lastAt: clock.now() }

  const due = (now: number) =>
    rhythms
      .flatMap(({ plan, rhythm }) => {
        const state = kept[plan.name]
        const at = state && rhythm.next(state.lastAt, state.beganAt)
        return at !== undefined && at <= now ? [{ plan, at }] : []
      })
      .sort((one, other) => one.at - other.at)
  const call = async (plan: SchedulePlan, at: number): Promise<string> => {
    try {
      await options.invoke(plan.functionName, eventOf(plan, at))
    } catch {
      // Lambda would try twice more, a minute apart; here the next turn does.
      options.log(`${plan.name}: ${plan.functionName} failed, it runs again at its next turn\n`)
    }
    return plan.functionName
  }
  const fire = async (): Promise<string[]> => {
    const now = clock.now()
    const fired: string[] = []
    for (const { plan, at } of due(now)) {
      fired.push(await call(plan, at))
      // Noted when it is done: one that a kill met fires again, as the real scheduler fires at least once.
      kept[plan.name] = { beganAt: kept[plan.name]?.beganAt ?? now, lastAt: now }
      folder.writeJson(fileName, kept)
    }
    return fired
  }
  folder.writeJson(fileName, kept)

  // One turn at a time: winding waits for a turn of the real clock and the other way round.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }
  const timer = setInterval(() => {
    if (due(clock.now()).length > 0) void inTurn(fire)
  }, lookEveryMilliseconds)
  return {
    advance: (seconds) =>
      inTurn(() => {
        clock.advance(seconds)
        return fire()
      }),
    stop: async () => {
      clearInterval(timer)
      await turn
    },
  }
}
