import { describe, expect, test } from 'vitest'
import { canonical, plannedChanges } from '../../src/desk/policy-plan.ts'

describe('what a desk file would change', () => {
  const before = { teams: { service: { lead: 'lin', members: ['lin'] }, old: { lead: 'mei' } } }

  test('is told by its place: what is new or gone as a whole is one change', () => {
    const after = { teams: { service: { lead: 'fang', members: ['lin'] }, fresh: { lead: 'lin' } } }
    expect(plannedChanges(before, after)).toEqual([
      { kind: 'changed', path: 'teams.service.lead', before: 'lin', after: 'fang' },
      { kind: 'added', path: 'teams.fresh', after: { lead: 'lin' } },
      { kind: 'removed', path: 'teams.old', before: { lead: 'mei' } },
    ])
  })

  test('is nothing where only the order of names is another; that of a list counts', () => {
    const same = { teams: { old: { lead: 'mei' }, service: { members: ['lin'], lead: 'lin' } } }
    expect(plannedChanges(before, same)).toEqual([])
    const lists = plannedChanges({ members: ['a', 'b'] }, { members: ['b', 'a'] })
    expect(lists).toMatchObject([{ kind: 'changed', path: 'members' }])
  })

  test('counts what is left out as what is not there', () => {
    expect(plannedChanges({ a: 1, b: undefined }, { a: 1 })).toEqual([])
    expect(canonical({ b: undefined, a: [{ d: 1, c: 2 }] })).toEqual({ a: [{ c: 2, d: 1 }] })
  })
})
