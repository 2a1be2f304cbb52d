import { describe, expect, it } from 'vitest'
import { compilePatterns } from '../../local/sources/pattern.ts'

const record = {
  eventName: 'INSERT',
  dynamodb: { NewImage: { kind: { S: 'conversation' }, effect: { S: 'deliver' } }, size: 12 },
}
const passes = (pattern: object) => compilePatterns([{ ...pattern }])(record)
const image = (conditions: unknown) => ({ dynamodb: { NewImage: conditions } })

describe('a filter of the stream', () => {
  it('passes when each field has one of the listed values', () => {
    expect(passes({ eventName: ['INSERT', 'MODIFY'] })).toBe(true)
    expect(passes({ eventName: ['MODIFY'] })).toBe(false)
    expect(passes({ eventName: ['INSERT'], ...image({ kind: { S: ['ticket'] } }) })).toBe(false)
  })

  it('tells a field that is there from one that is not', () => {
    expect(passes(image({ effect: { S: [{ exists: true }] } }))).toBe(true)
    expect(passes(image({ missing: { S: [{ exists: true }] } }))).toBe(false)
    expect(passes(image({ missing: { S: [{ exists: false }] } }))).toBe(true)
  })

  it('knows beginnings, anything but, and numbers', () => {
    expect(passes(image({ kind: { S: [{ prefix: 'conv' }] } }))).toBe(true)
    expect(passes(image({ kind: { S: [{ 'anything-but': ['ticket'] }] } }))).toBe(true)
    expect(passes(image({ kind: { S: [{ 'anything-but': { prefix: 'conv' } }] } }))).toBe(false)
    expect(passes(image({ missing: { S: [{ 'anything-but': ['ticket'] }] } }))).toBe(false)
    expect(passes({ dynamodb: { size: [{ numeric: ['>', 10, '<=', 12] }] } })).toBe(true)
    expect(passes({ dynamodb: { size: [{ numeric: ['<', 12] }] } })).toBe(false)
  })

  it('passes when one of several patterns does, and when there is none', () => {
    const either = compilePatterns([{ eventName: ['REMOVE'] }, { eventName: ['INSERT'] }])
    expect(either(record)).toBe(true)
    expect(compilePatterns([])(record)).toBe(true)
  })

  it('that is not played here is refused, and named', () => {
    expect(() => compilePatterns([{ eventName: [{ wildcard: 'I*' }] }])).toThrow(
      'The filter {"wildcard":"I*"} is not played',
    )
    expect(() => compilePatterns([{ size: [{ numeric: ['~', 1] }] }])).toThrow('needs pairs')
  })
})
