import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { eventPlace } from '../../functions/http/events.ts'
import { myWork } from '../../functions/http/my-work.ts'
import { teamQueue } from '../../functions/http/team-queue.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { listAnswer } from '../../src/http/list-answer.ts'
import { ListView } from '../../src/http/read-shapes.ts'
import { nine, threadId } from '../desk/a-desk.ts'
import { asking } from './a-request.ts'

const place = z.object({ seq: z.int() })

describe('a cursor', () => {
  test('reads on from where it was given', () => {
    expect(cursor(place).safeParse(cursorOf({ seq: 7 })).data).toEqual({ seq: 7 })
  })

  test('that was cut, made up, or is of another kind is refused', () => {
    const whole = cursorOf({ seq: 7 })
    const wrong = [whole.slice(0, -3), '', '***', 'null', cursorOf({ rank: 'x' }), cursorOf('7')]
    for (const text of wrong) expect(cursor(place).safeParse(text).success).toBe(false)
  })

  test('that is too long is refused before it is read', () => {
    expect(cursor(z.unknown()).safeParse(cursorOf('a'.repeat(600))).success).toBe(false)
  })

  test('of any content never breaks anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(cursorOf)), (text) => {
        cursor(eventPlace).safeParse(text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a limit', () => {
  const shape = limit(50, 100)

  test('is the usual one where none is given, and a whole number within bounds', () => {
    expect(shape.safeParse(undefined).data).toBe(50)
    expect(shape.safeParse('100').data).toBe(100)
    for (const text of ['0', '101', '-1', '1.5', 'all', '', '99999']) {
      expect(shape.safeParse(text).success).toBe(false)
    }
  })
})

describe('a cursor of another list', () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const ask = asking([myWork, teamQueue])
  const at = (rank: string) =>
    cursorOf({ rank: `${rank}#5#${nine}`, pk: `thread#${threadId}`, sk: 'c#000001' })

  test.each([
    ['/v1/me/work', { place: 'held', cursor: at('idle') }],
    ['/v1/me/work', { place: 'idle', cursor: at('queued') }],
    ['/v1/teams/service/queue', { cursor: at('held') }],
    ['/v1/teams/service/queue', { cursor: cursorOf({ rank: 'queued#', pk: 'policy', sk: 'x' }) }],
  ])('is refused by %s, as a wrong field', async (path, query) => {
    const { status, body } = await ask({ path, query })
    expect(status).toBe(400)
    expect(body.errors[0].path).toMatch(/^query\.cursor/)
  })
})

describe('a list', () => {
  const listed = {
    kind: 'conversation' as const,
    id: `${threadId}.1`,
    title: 'Li',
    place: 'queued' as const,
    priority: 5,
    since: nine,
    channel: 'webhook',
    inbox: 'app',
    openedAt: nine,
  }

  test('has the documented shape, its tag, and when to ask again', () => {
    const next = { rank: `queued#5#${nine}`, pk: 'ticket#1', sk: 'head' }
    const answer = listAnswer({ tag: '7', found: { items: [listed], next } })
    expect(answer).toMatchObject({ status: 200, etag: '7', pollAfterMs: 5000 })
    expect(ListView.safeParse(JSON.parse(JSON.stringify(answer.body))).success).toBe(true)
  })

  test('that did not change is 304 and has no body', () => {
    expect(listAnswer({ tag: '7', found: 'unchanged' })).toEqual({
      status: 304,
      etag: '7',
      pollAfterMs: 5000,
    })
  })
})
