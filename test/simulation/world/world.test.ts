import { describe, expect, test } from 'vitest'
import type { Run, RunOptions } from '../run.ts'
import { shrunk } from '../shrink.ts'
import { createChance } from './chance.ts'
import { createTime } from './time.ts'
import { createWorld } from './world.ts'

describe('chance', () => {
  test('belongs to its label: what is asked elsewhere changes nothing', () => {
    const [one, other] = [createChance(7), createChance(7)]
    for (let count = 0; count < 50; count += 1) other.of('elsewhere')
    expect([one.of('here'), one.of('here')]).toEqual([other.of('here'), other.of('here')])
  })

  test('differs from seed to seed, from label to label and from time to time', () => {
    const drawn = [1, 2, 3].flatMap((seed) => {
      const chance = createChance(seed)
      return [chance.of('a'), chance.of('a'), chance.of('b')]
    })
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  test('is even: of ten thousand draws each tenth gets a tenth, within four standard deviations', () => {
    const chance = createChance(1)
    const tenths = Array.from({ length: 10_000 }, (_, at) => Math.floor(chance.of(`${at}`) * 10))
    const counts = [...Map.groupBy(tenths, (tenth) => tenth).values()].map(({ length }) => length)
    expect(counts).toHaveLength(10)
    expect(Math.min(...counts)).toBeGreaterThan(880)
    expect(Math.max(...counts)).toBeLessThan(1120)
  })
})

describe('time', () => {
  test('passes from one thing to the next, those of one moment in the order of asking', async () => {
    const time = createTime(1000)
    const seen: string[] = []
    for (const [after, name] of [
      [30, 'third'],
      [10, 'first'],
      [10, 'second'],
      [99, 'never'],
    ] as const) {
      time.later(after, () => seen.push(`${name} at ${time.now()}`))
    }
    await time.passUntil(1050)
    expect(seen).toEqual(['first at 1010', 'second at 1010', 'third at 1030'])
    expect([time.now(), time.waiting()]).toEqual([1050, 1])
  })
})

describe('weather', () => {
  const strikesIn = (only?: ReadonlySet<string>) => {
    const { weather } = createWorld({ seed: 3, start: 0, only })
    weather.breakOut()
    const kinds = ['throttled', 'slow', 'late', 'twice', 'conflict', 'skewed'] as const
    const struck = Array.from({ length: 400 }, (_, at) => weather.strikes(`call ${at}`, ...kinds))
    return { struck: struck.filter((one) => one !== undefined), happened: weather.happened() }
  }

  test('strikes what it says it has struck, and only what is left in the story', () => {
    const { struck, happened } = strikesIn()
    expect(struck.length).toBe(happened.length)
    expect(struck.length).toBeGreaterThan(0)
    const [first] = happened
    expect(strikesIn(new Set([first?.id ?? ''])).happened).toEqual([first])
  })

  test('leaves the trouble out where it is calm, and keeps what belongs to every day', () => {
    const { weather } = createWorld({ seed: 3, start: 0 })
    const struck = Array.from({ length: 400 }, (_, at) =>
      weather.strikes(`call ${at}`, 'throttled', 'late', 'twice'),
    )
    expect(struck).not.toContain('throttled')
    expect(struck.some((one) => one !== undefined)).toBe(true)
  })
})

describe('a story that is made shorter', () => {
  const happening = (id: string) => ({ id, kind: 'deed' as const })
  const all = Array.from({ length: 64 }, (_, at) => happening(`${at}`))

  test('keeps what it cannot do without, and nothing else', async () => {
    const needed = ['7', '21', '40']
    const play = async ({ seed, only }: RunOptions): Promise<Run> => {
      const happened = all.filter(({ id }) => only === undefined || only.has(id))
      const isBroken = needed.every((id) => happened.some((one) => one.id === id))
      const violations = isBroken ? [{ promise: 'p', seen: 's' }] : []
      return { seed, violations, happened, met: [], story: [], cases: 0 }
    }
    const only = await shrunk(play, await play({ seed: 1 }), { triesMax: 500 })
    expect([...only].sort()).toEqual([...needed].sort())
  })
})
