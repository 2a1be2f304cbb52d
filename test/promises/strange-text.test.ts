import { describe, expect, test } from 'vitest'
import { parse } from '../../src/channels/webhook/parse.ts'
import { jsonBody } from '../../src/platform/json.ts'
import { keep } from '../../src/store/keep.ts'
import { anInbound } from '../desk/a-desk.ts'
import { useDeskAtWork } from './a-desk-at-work.ts'

useDeskAtWork()

/** What an app signed, with this JSON text as the customer's words. */
const said = (json: string, sender = '{"id":"li"}') => {
  const text = `{"type":"message.created","timestamp":"2026-03-02T08:00:00Z","data":{"sender":${sender},"message":{"text":${json}}}}`
  const arrived = parse({ headers: { 'webhook-id': 'm' }, body: Buffer.from(text) })
  if ('status' in arrived) throw new Error(`Rejected: ${JSON.stringify(arrived)}`)
  return arrived[0]
}

describe('a message with strange letters in it is kept like any other', () => {
  test.each([
    ['half of an emoji, cut off by the app', '"good \\ud83d"', 'good \ufffd'],
    ['the other half', '"\\uDE00 good"', '\ufffd good'],
    ['a whole emoji in escapes', '"\\ud83d\\ude00"', '😀'],
    ['a backslash, and what only looks like half a letter', '"C:\\\\ud83d"', 'C:\\ud83d'],
    ['a null letter', '"a\\u0000b"', 'a\0b'],
  ])('%s', async (name, json, text) => {
    const arrived = said(json)
    expect(arrived?.text).toBe(text)
    expect(await keep(anInbound({ hash: name, text: arrived?.text ?? '' }))).toBe('stored')
  })

  test('also in a name', () => {
    expect(said('"hello"', '{"id":"li","name":"Li \\ud83d"}')?.sender.name).toBe('Li \ufffd')
  })

  test('a body of nothing but brackets is not a message, and harms nobody', () => {
    expect(jsonBody(Buffer.from('['.repeat(250_000)))).toBeUndefined()
    const deep = `${'['.repeat(100_000)}"\\ud83d"${']'.repeat(100_000)}`
    expect(parse({ headers: {}, body: Buffer.from(deep) })).toMatchObject({ status: 400 })
  })
})
