import { beforeEach, describe, expect, test } from 'vitest'
import { keep } from '../../src/store/keep.ts'
import { keys } from '../../src/store/keys.ts'
import { markParked } from '../../src/store/park.ts'
import { pushBack } from '../../src/store/push-back.ts'
import { kept } from '../../src/store/queries/heads.ts'
import { unpark } from '../../src/store/unpark.ts'
import { anInbound, given, minutes, nine } from '../desk/a-desk.ts'
import { put, stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

let messages = 0
let hash = ''
beforeEach(() => {
  messages += 1
  hash = `hash-${messages}`
})
const inbound = (change = {}) => anInbound({ hash, ...change })
const key = () => keys.inbound(inbound().thread, hash)
const found = () => kept(key())

describe('keeping a message', () => {
  test('stores it whole, with the time from which the clock files it', async () => {
    expect(await keep(inbound())).toBe('stored')
    expect(await found()).toEqual(inbound())
    expect(await stored(key())).toMatchObject({
      kind: 'inbound',
      dueRank: String(nine + minutes(2)),
    })
  })

  test('again changes nothing, although it arrived later', async () => {
    await keep(inbound())
    expect(await keep(inbound({ text: 'Something else', receivedAt: nine + 1 }))).toBe(
      'already-stored',
    )
    expect(await found()).toEqual(inbound())
  })
})

describe('parking a message', () => {
  test('takes it from what is due, with the reason', async () => {
    await keep(inbound())
    await markParked(key(), 'unknown-inbox', nine)
    expect(await found()).toBe('parked')
    const item = given(await stored(key()))
    expect(item).toMatchObject({ parkedAt: nine, parkedFor: 'unknown-inbox' })
    expect(item).not.toHaveProperty('dueKey')
  })

  test('leaves alone what was filed meanwhile, and what is not there', async () => {
    await put({ ...key(), kind: 'inbound', filed: { episode: 1, seq: 1 } })
    await markParked(key(), 'fault', nine)
    expect(await found()).toBe('filed')
    await markParked(keys.inbound('nowhere', 'gone'), 'fault', nine)
    expect(await kept(keys.inbound('nowhere', 'gone'))).toBe('gone')
  })
})

describe('making a parked message due again', () => {
  test('takes its mark away and puts it before the clock at once', async () => {
    await keep(inbound())
    const before = await stored(key())
    await markParked(key(), 'unknown-inbox', nine)
    expect(await unpark(key(), nine + minutes(60), nine)).toBe('due')
    expect(await stored(key())).toEqual({
      ...before,
      dueRank: String(nine + minutes(60)),
      unparked: nine,
    })
    expect(await found()).toEqual(inbound())
  })

  test('keeps a mark off that comes late, as after a lost answer, but no later park', async () => {
    await keep(inbound())
    await unpark(key(), nine + minutes(1), nine)
    await markParked(key(), 'fault', nine)
    expect(await found()).toEqual(inbound())
    await markParked(key(), 'fault', nine + 1)
    expect(await found()).toBe('parked')
  })

  test('changes nothing for the letter of an earlier park: the later one has its own', async () => {
    await keep(inbound())
    await markParked(key(), 'fault', nine + 2)
    await unpark(key(), nine + minutes(1), nine + 2)
    const before = await stored(key())
    expect(await unpark(key(), nine + minutes(2), nine)).toBe('due')
    expect(await stored(key())).toEqual(before)
    await markParked(key(), 'fault', nine + 1)
    expect(await stored(key())).toEqual(before)
  })

  test('brings back one whose mark was taken away by hand, which nobody would find', async () => {
    await put({ ...key(), ...inbound() })
    expect(await unpark(key(), nine, undefined)).toBe('due')
    expect(await stored(key())).toHaveProperty('dueKey')
  })

  test('takes the mark that stands there when no letter names one, and leaves what is due', async () => {
    await keep(inbound())
    const before = await stored(key())
    expect(await unpark(key(), nine, undefined)).toBe('due')
    expect(await stored(key())).toEqual(before)
    await markParked(key(), 'fault', nine)
    await unpark(key(), nine, undefined)
    expect(await stored(key())).toMatchObject({ unparked: nine })
    expect(await found()).toEqual(inbound())
  })

  test('says that it was filed meanwhile, or is gone, and writes nothing', async () => {
    const filed = { ...key(), kind: 'inbound', filed: { episode: 1, seq: 1 } }
    await put(filed)
    expect(await unpark(key(), nine, nine)).toBe('filed')
    expect(await stored(key())).toEqual(filed)
    const nowhere = keys.inbound('nowhere', 'gone')
    expect(await unpark(nowhere, nine, nine)).toBe('gone')
    expect(await stored(nowhere)).toBeUndefined()
  })
})

describe('pushing back what keeps failing', () => {
  test('moves it behind what is due, and changes nothing else', async () => {
    await keep(inbound())
    const before = await stored(key())
    await pushBack(key(), nine + minutes(15))
    expect(await stored(key())).toEqual({ ...before, dueRank: String(nine + minutes(15)) })
  })

  test('does nothing to what is no longer due', async () => {
    await put({ ...key(), kind: 'inbound', filed: { episode: 1, seq: 1 } })
    await pushBack(key(), nine)
    expect(await stored(key())).not.toHaveProperty('dueRank')
  })
})
