import { expect, test } from 'vitest'
import { changedLists } from '../../src/store/changed.ts'

const row = (place: string, since: number, agent?: string, title = '李女士') => ({
  ownerKey: 'team#service',
  ownerRank: `${place}#5#${since}`,
  ...(agent === undefined ? {} : { agentKey: `agent#${agent}`, agentRank: `${place}#5#${since}` }),
  card: { title },
})

test('a case that waits for anybody changes the queue of its team', () => {
  expect(changedLists({ before: {}, after: row('queued', 1) })).toEqual(['team#service'])
})

test('a case that goes from the queue to an agent changes both lists', () => {
  const change = { before: row('queued', 1), after: row('held', 1, 'lin') }
  expect(changedLists(change).toSorted()).toEqual(['agent#lin', 'team#service'])
})

test('an answer changes the list of the agent and not the queue, where the case does not stand', () => {
  const change = { before: row('held', 1, 'lin'), after: row('idle', 2, 'lin') }
  expect(changedLists(change)).toEqual(['agent#lin'])
})

test('a case that changes hands changes the lists of both agents', () => {
  const change = { before: row('held', 1, 'lin'), after: row('held', 1, 'mei') }
  expect(changedLists(change).toSorted()).toEqual(['agent#lin', 'agent#mei'])
})

test('a new title changes every list that shows it', () => {
  const change = { before: row('queued', 1), after: row('queued', 1, undefined, 'Li') }
  expect(changedLists(change)).toEqual(['team#service'])
})

test('a case that is resolved leaves the list of its agent', () => {
  expect(changedLists({ before: row('idle', 2, 'lin'), after: {} })).toEqual(['agent#lin'])
})

test('a further message of a customer who waits already changes no list', () => {
  const present = row('held', 1, 'lin')
  expect(
    changedLists({ before: present, after: { ...present, card: { title: '李女士' } } }),
  ).toEqual([])
})
