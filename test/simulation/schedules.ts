import type { Cloud } from './cloud.ts'
import type { World } from './world/world.ts'

const minute = 60_000
const hour = 60 * minute

/** The scheduler's own precision. */
const lateMilliseconds = { usual: 3000, max: 55_000 }

/** EventBridge Scheduler: the clock each minute, the day's numbers each hour; late, twice, or missing as the weather has it. */
export const createSchedules = ({ time, chance, weather, story }: World, cloud: Cloud) => {
  const fire = (name: string, moment: number): void => {
    const label = `${name} at ${moment}`
    const struck = weather.strikes(label, 'tick-missed', 'tick-late', 'twice')
    if (struck !== undefined) story.tell('scheduler', `${name}: ${struck}`)
    if (struck === 'tick-missed') return
    const max = struck === 'tick-late' ? lateMilliseconds.max : lateMilliseconds.usual
    const times = struck === 'twice' ? 2 : 1
    for (let count = 0; count < times; count += 1) {
      time.later(
        chance.int(label, 0, max),
        () => void cloud.lambda(name).invoke({}, 'by the clock'),
      )
    }
  }
  /**
   * Lets time pass minute by minute. A minute in which the clock would find nothing need not strike: `isIdle` says so.
   */
  const passMinutes = async (
    until: number,
    { isIdle = () => false, onMinute = () => {} }: Passing = {},
  ): Promise<void> => {
    for (let next = nextAfter(time.now(), minute); next <= until; next += minute) {
      await time.passUntil(next)
      onMinute()
      if (!isIdle()) fire('Clock', next)
      if (next % hour === 0) fire('DailyMetrics', next)
    }
    await time.passUntil(until)
  }
  /** Lets time pass hour by hour, where nothing is left to do but to close days. */
  const passHours = async (until: number): Promise<void> => {
    for (let next = nextAfter(time.now(), hour); next <= until; next += hour) {
      await time.passUntil(next)
      fire('DailyMetrics', next)
    }
    await time.passUntil(until)
  }
  return { passMinutes, passHours }
}

interface Passing {
  readonly isIdle?: () => boolean
  readonly onMinute?: () => void
}

const nextAfter = (moment: number, step: number): number => (Math.floor(moment / step) + 1) * step
