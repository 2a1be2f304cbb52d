import { expect, test } from 'vitest'
import { mentioned, openedTo, readersWith } from '../../src/desk/mentioning.ts'
import { isRefusal } from '../../src/desk/refusal.ts'
import { aConversation, nine, policy as rules } from './a-desk.ts'

test('a note calls each colleague once, and not who writes it', () => {
  expect(mentioned(['mei', 'lin', 'mei'], 'lin', rules)).toEqual(['mei'])
})

test('a note that names nobody of this desk is refused, also by a word that every object has', () => {
  for (const name of ['nobody', 'constructor']) {
    const refused = mentioned([name], 'lin', rules)
    expect(isRefusal(refused) && refused.code).toBe('unknown-agent')
  }
})

test('who could read a case anyway is not written down; who could not is, once', () => {
  const head = { teams: ['service'] }
  expect(readersWith(head, ['lin'], rules)).toEqual([])
  expect(readersWith({ ...head, readers: ['mei'] }, ['mei'], rules)).toEqual(['mei'])
  expect(readersWith(head, ['mei', 'lin'], rules)).toEqual(['mei'])
})

test('a case that very many were asked about keeps those who were asked last', () => {
  const readers = Array.from({ length: 100 }, (_, at) => `a${at}`)
  const after = readersWith({ teams: ['service'], readers }, ['mei'], rules)
  expect([after.length, after[0], after.at(-1)]).toEqual([100, 'a1', 'mei'])
})

test('a conversation that very many were asked about is opened to one more', () => {
  const readers = Array.from({ length: 100 }, (_, at) => `a${at}`)
  const opened = openedTo(aConversation({ readers }), ['mei'], rules, nine)
  expect(opened.map(({ after }) => after.readers?.at(-1))).toEqual(['mei'])
  expect(openedTo(aConversation({ readers: ['mei'] }), ['mei'], rules, nine)).toEqual([])
})
