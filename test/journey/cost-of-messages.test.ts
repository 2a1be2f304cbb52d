import { expect, inject, test } from 'vitest'
import { passedLimits, readBudget } from '../../bench/budget.ts'
import { openMeasuredDesk } from '../../bench/desk.ts'
import { fourMessages, signIn } from '../../bench/messages.ts'

test('the four messages of a chat cost no more of the table than their budget', async () => {
  const desk = await openMeasuredDesk(inject('assembly'))
  try {
    await signIn(desk, 'lin')
    const figures = await fourMessages(desk, 'lin')
    const measured = new Set(figures.map(({ name }) => name))
    const budget = Object.entries(readBudget()).filter(([name]) => measured.has(name))
    expect(budget).toHaveLength(8)
    expect(passedLimits(figures, Object.fromEntries(budget))).toEqual([])
  } finally {
    await desk.stop()
  }
})
