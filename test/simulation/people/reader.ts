import type { Gateway } from '../aws/gateway.ts'
import type { Reading } from '../promises/observed.ts'
import type { World } from '../world/world.ts'
import { claimsOf } from './agents.ts'

interface Page {
  readonly items: readonly { readonly seq: number }[]
  readonly next: string
}

const pauseMilliseconds = { min: 5000, max: 90_000 }
const watchedMilliseconds = { min: 1, max: 1500 }

/** Somebody who reads conversations with a cursor while they go on, and never reads anything twice. */
export const createReader = (
  { time, chance }: World,
  gateway: Gateway,
  conversations: () => readonly string[],
) => {
  const readings = new Map<string, number[]>()
  const cursors = new Map<string, string>()
  const reading = new Set<string>()
  let isOver = false

  /** Reads the next page; answers how many messages it had, or undefined when there was no answer. */
  const readOn = async (id: string): Promise<number | undefined> => {
    // One reader has one cursor: the next page is asked for when this one is there.
    if (reading.has(id)) return undefined
    reading.add(id)
    const cursor = cursors.get(id)
    const limit = chance.int(`reader ${id} limit`, 1, 4)
    const url = `/v1/conversations/${id}/messages?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`
    const answer = await gateway.ask({ method: 'GET', url, claims: claimsOf('ada') }, 'ada')
    reading.delete(id)
    if (answer.status !== 200) return undefined
    const { items, next } = JSON.parse(answer.body) as Page
    readings.set(id, [...(readings.get(id) ?? []), ...items.map(({ seq }) => seq)])
    cursors.set(id, next)
    return items.length
  }
  return {
    begin: async (): Promise<void> => {
      while (!isOver) {
        const { min, max } = pauseMilliseconds
        await time.sleep(chance.int('reader pause', min, max))
        const there = conversations()
        if (there.length > 0) await readOn(chance.pick('reader which', there))
      }
    },
    /** Something new was said: who has the conversation open looks at once, as often as not. */
    onMessage: (id: string): void => {
      if (isOver || chance.of(`reader looks at ${id}`) > 0.3) return
      const { min, max } = watchedMilliseconds
      time.later(chance.int(`reader soon ${id}`, min, max), () => void readOn(id))
    },
    end: (): void => {
      isOver = true
    },
    /** Reads every conversation to its end. */
    finish: async (): Promise<void> => {
      for (const id of conversations()) {
        for (let empty = 0; empty < 2; ) empty = (await readOn(id)) === 0 ? empty + 1 : 0
      }
    },
    readings: (): readonly Reading[] =>
      [...readings].map(([conversation, seqs]) => ({ reader: 'ada', conversation, seqs })),
  }
}
