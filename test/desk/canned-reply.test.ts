import { describe, expect, test } from 'vitest'
import { cannedRepliesFor, unknownPlaceholders } from '../../src/desk/canned-reply.ts'
import { deskFile } from '../../src/desk/desk-file.ts'
import { policy } from './a-desk.ts'

const reply = { title: 'Hello', text: { en: 'Hello {customer}' } }
const errorsOf = (cannedReplies: object) => {
  const result = deskFile({ ...policy, cannedReplies })
  return 'errors' in result ? result.errors : []
}

describe('canned replies', () => {
  test('are for who works in one of their teams, or for all', () => {
    const all = { ours: { ...reply, title: 'We', teams: ['service'] }, everybody: reply }
    expect(cannedRepliesFor(all, ['service']).map(({ id }) => id)).toEqual(['everybody', 'ours'])
    expect(cannedRepliesFor(all, ['repair']).map(({ id }) => id)).toEqual(['everybody'])
  })

  test('know what can be filled in: another word between braces is a mistake of the file', () => {
    expect(unknownPlaceholders('{customer}, {agent}, {case}')).toEqual([])
    expect(unknownPlaceholders('{costumer} { agent } {}')).toEqual(['costumer'])
  })

  test('are refused by their place: a word that stands for nothing, a team that is not there, no text', () => {
    expect(errorsOf({ hello: reply })).toEqual([])
    expect(errorsOf({ hello: { ...reply, text: { zh: '{client}' } } })).toEqual([
      {
        path: 'cannedReplies.hello.text.zh',
        detail: '{client} stands for nothing; there are {customer}, {agent}, {case}.',
      },
    ])
    expect(errorsOf({ hello: { ...reply, teams: ['gone'] } })).toMatchObject([
      { path: 'cannedReplies.hello.teams' },
    ])
    expect(errorsOf({ hello: { ...reply, text: {} } })).toMatchObject([
      { path: 'cannedReplies.hello.text' },
    ])
  })
})
