import { describe, expect, test } from 'vitest'
import type { Message } from '../../web/widget/contract.ts'
import { type Outgoing, outgoingOf, vanishedOf } from '../../web/widget/outgoing.ts'
import { rowsOf } from '../../web/widget/rows.ts'
import {
  emptyThread,
  readEarlier,
  readNewest,
  readOn,
  unreadCount,
} from '../../web/widget/thread.ts'

const at = (minute: number) => new Date(2026, 10, 26, 12, minute).toISOString()
const message = (id: string, from: Message['from'] = 'agent', minute = 0): Message => ({
  id,
  from,
  text: id,
  at: at(minute),
})
const outgoing = (id: string, state: Outgoing['state'] = 'waiting', minute = 0): Outgoing => ({
  id,
  text: id,
  attachments: [],
  at: at(minute),
  state,
})
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

describe('what was read', () => {
  const page = { items: [message('c'), message('d')], next: '4', earlier: '2' }
  const read = readNewest(emptyThread, page)

  test('goes on after the last message, and keeps what was before', () => {
    const on = readOn(read, { items: [message('e')], next: '5' })
    expect(ids(on.items)).toEqual(['c', 'd', 'e'])
    expect([on.next, on.earlier]).toEqual(['5', '2'])
  })

  test('gets earlier messages before it, and keeps where to read on', () => {
    const all = readEarlier(read, { items: [message('a'), message('b')] })
    expect(ids(all.items)).toEqual(['a', 'b', 'c', 'd'])
    expect([all.next, all.earlier]).toEqual(['4', undefined])
  })

  test('shows a message that comes twice once, as it was read last', () => {
    const again = { ...message('d'), text: 'fresh' }
    expect(readOn(read, { items: [again], next: '4' }).items[1]?.text).toBe('fresh')
  })

  test('read anew goes on where it was, unless it is another talk', () => {
    expect(ids(readNewest(read, { items: [message('d'), message('e')] }).items)).toEqual([
      'c',
      'd',
      'e',
    ])
    expect(ids(readNewest(read, { items: [message('x')] }).items)).toEqual(['x'])
  })
})

describe('what is unread', () => {
  const items = [message('a'), message('b', 'customer'), message('c'), message('d')]

  test('is what agents wrote after the last message that was seen', () => {
    expect(unreadCount(items, 'a')).toBe(2)
    expect(unreadCount(items, 'd')).toBe(0)
  })

  test('is all of theirs where nothing was seen', () => {
    expect(unreadCount(items, undefined)).toBe(3)
  })
})

describe('a message on its way', () => {
  test('is shown until it was read back', () => {
    expect(ids(outgoingOf([outgoing('a'), outgoing('b')], [], [message('a')]))).toEqual(['b'])
  })

  test('that another tab has read back stays in sight until this one has', () => {
    const shown = outgoingOf([], [outgoing('a', 'sent')], [])
    expect(ids(shown)).toEqual(['a'])
    expect(outgoingOf([], shown, [message('a')])).toEqual([])
  })

  test('that was refused and taken back in another tab is gone', () => {
    expect(outgoingOf([], [outgoing('a', 'refused')], [])).toEqual([])
    expect(vanishedOf([], [outgoing('a', 'refused')], [])).toEqual([])
  })

  test('that was not sent when the storage was cleared is known, to be kept again', () => {
    expect(ids(vanishedOf([], [outgoing('a')], []))).toEqual(['a'])
    expect(vanishedOf([outgoing('a')], [outgoing('a')], [])).toEqual([])
    expect(vanishedOf([], [outgoing('a')], [message('a', 'customer')])).toEqual([])
  })
})

describe('the rows of a talk', () => {
  test('say the name once for messages of one person, and the time below the last', () => {
    const rows = rowsOf(
      [message('a'), message('b', 'agent', 1), message('c', 'agent', 20)],
      [],
      false,
    )
    expect(rows.map(({ startsGroup, endsGroup }) => [startsGroup, endsGroup])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ])
  })

  test('name each day once', () => {
    const tomorrow = { ...message('b'), at: new Date(2026, 10, 27).toISOString() }
    expect(rowsOf([message('a'), tomorrow], [], false).map((row) => row.startsDay)).toEqual([
      true,
      true,
    ])
  })

  test('say "sent" below the last message only', () => {
    const items = [message('a', 'customer'), message('b', 'customer')]
    const states = (rows: ReturnType<typeof rowsOf>) => rows.map(({ state }) => state)
    expect(states(rowsOf(items, [], false))).toEqual([undefined, 'sent'])
    expect(states(rowsOf(items, [outgoing('c')], false))).toEqual([undefined, undefined, 'sending'])
    expect(states(rowsOf([], [outgoing('c')], true))).toEqual(['waiting'])
  })
})
