import { describe, expect, it } from 'vitest'
import { createWarmth } from '../../local/functions/warmth.ts'

describe('the threads of all functions together', () => {
  const open = (warmth: ReturnType<typeof createWarmth>, name: string, retired: string[]) => {
    const thread = {
      retire: () => {
        retired.push(name)
        warmth.closed(thread)
      },
    }
    warmth.opened()
    return thread
  }

  it('stay within their number: the one that rested longest goes', () => {
    const retired: string[] = []
    const warmth = createWarmth(2)
    warmth.rest(open(warmth, 'first', retired))
    warmth.rest(open(warmth, 'second', retired))
    open(warmth, 'third', retired)
    expect(retired).toEqual(['first'])
  })

  it('are never ended while they work', () => {
    const retired: string[] = []
    const warmth = createWarmth(1)
    const first = open(warmth, 'first', retired)
    warmth.rest(first)
    warmth.wake(first)
    open(warmth, 'second', retired)
    expect(retired).toEqual([])
  })
})
