import { expect, test } from 'vitest'
import { passedLimits, readBudget } from '../../bench/budget.ts'
import { asTable } from '../../bench/table.ts'

const figure = { name: 'first message, writes', value: 25, unit: 'write units' as const }

test('a figure at its limit passes', () => {
  expect(passedLimits([figure], { 'first message, writes': 25 })).toEqual([])
})

test('a figure over its limit fails the bench, with its name, its value and its limit', () => {
  const [sentence, ...others] = passedLimits([figure], { 'first message, writes': 24 })
  expect(sentence).toContain('"first message, writes" is 25 write units')
  expect(sentence).toContain('allows 24')
  expect(others).toEqual([])
})

test('a limit that nothing was measured for fails the bench too', () => {
  expect(passedLimits([], { 'frist message': 25 })).toEqual([
    expect.stringContaining('"frist message"'),
  ])
})

test('a figure without a limit is shown and fails nothing', () => {
  expect(passedLimits([figure], {})).toEqual([])
  expect(asTable([figure], {})).toContain('first message, writes')
})

test('no limit is above what the first issue allows', () => {
  const budget = readBudget()
  expect(budget['first message, writes']).toBeLessThanOrEqual(28)
  expect(budget['further message, writes']).toBeLessThanOrEqual(14)
  expect(budget['turning message, writes']).toBeLessThanOrEqual(18)
  expect(budget['reply until sent, writes']).toBeLessThanOrEqual(24)
  expect(budget['whole case, writes']).toBeLessThanOrEqual(240)
  expect(budget['whole case, reads']).toBeLessThanOrEqual(60)
  // The agents have five functions, the rest of the first case ten; those of the web chat and of mails need libraries of their own besides.
  const ofTheFirstCase = (name: string) =>
    name.includes('bundle to bare') && !/^(Visitors|MailIn|MailOut)\b/.test(name)
  const bundles = Object.entries(budget).filter(([name]) => ofTheFirstCase(name))
  expect(bundles).toHaveLength(15)
  for (const [, limit] of bundles) expect(limit).toBeLessThanOrEqual(0.8)
})
