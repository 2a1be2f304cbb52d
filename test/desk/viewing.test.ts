import { describe, expect, test } from 'vitest'
import { othersViewing, viewingMilliseconds } from '../../src/desk/viewing.ts'
import { nine } from './a-desk.ts'

describe('who else has a case open', () => {
  const all = {
    mei: { until: nine + 1, typingUntil: nine + 1 },
    lin: { until: nine + viewingMilliseconds, typingUntil: 0 },
    fang: { until: nine, typingUntil: nine + 5 },
  }

  test('is whoever said so lately, without oneself', () => {
    expect(othersViewing(all, 'lin', nine)).toEqual([{ agent: 'mei', isTyping: true }])
    expect(othersViewing(all, 'oskar', nine).map(({ agent }) => agent)).toEqual(['lin', 'mei'])
  })

  test('is nobody once they said nothing more', () => {
    expect(othersViewing(all, 'mei', nine + viewingMilliseconds)).toEqual([])
  })
})
