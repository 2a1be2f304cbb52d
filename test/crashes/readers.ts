import { askUntil } from './caller.ts'
import type { Facts, Place } from './facts.ts'
import type { Host } from './host.ts'
import type { Load } from './load.ts'
import { seconds } from './waiting.ts'

/** Small pages, so that a crash meets readers in the middle. */
const pageSize = 3
const pauseSeconds = 0.25

/** Reads on from where the reader stands. True when there was something new. */
const readOn = async (host: Host, facts: Facts, place: Place): Promise<boolean> => {
  const { reader, conversation, cursor, seqs } = place
  const query = `?limit=${pageSize}${cursor === undefined ? '' : `&cursor=${cursor}`}`
  const { status, body } = await askUntil(
    host,
    (client) => client.as(reader).messages(conversation, query),
    (answer) => answer.status < 500,
  )
  if (status !== 200) {
    facts.surprises.push(`${reader} could not read ${conversation}: ${status}`)
    return false
  }
  seqs.push(...body.items.map(({ seq }) => seq))
  place.cursor = body.next
  return body.items.length > 0
}

/** Everyone who reads goes through their conversations, over and over, from where they were. */
export const readersAtWork = ({ host, facts, isOver }: Load): readonly Promise<void>[] =>
  ['fang', 'oskar'].map(async (reader) => {
    while (!isOver()) {
      const mine = [...facts.readings.values()].filter((place) => place.reader === reader)
      for (const place of mine) if (!isOver()) await readOn(host, facts, place)
      await seconds(pauseSeconds)
    }
  })

/** Reads everything to its end. */
export const finishReading = async (host: Host, facts: Facts): Promise<void> => {
  for (const place of facts.readings.values()) while (await readOn(host, facts, place));
}
