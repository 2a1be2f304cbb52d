import type { MeasuredDesk } from './desk.ts'
import { type Item, openTable } from './emulator.ts'
import { type Figure, rounded } from './figures.ts'
import type { Units } from './ledger.ts'
import { customer, furtherMessages, newestCase, usualText } from './messages.ts'

const fewMessages = 10
const manyMessages = 10_000

/** The price of a message must not grow with the thread: the same steps after 10 and after 10,000 messages. */
export const longThread = async (desk: MeasuredDesk): Promise<readonly Figure[]> => {
  const few = await stepsAfter(desk, fewMessages)
  const many = await stepsAfter(desk, manyMessages)
  return Object.entries(many).flatMap(([step, units]) =>
    (['writes', 'reads'] as const).flatMap((of) => {
      const base = few[step]?.[of] ?? 0
      if (base === 0) return []
      return {
        name: `${step}, 10,000 earlier to 10, ${of}`,
        value: rounded(units[of] / base),
        unit: 'ratio' as const,
        note: `${units[of]} to ${base}`,
      }
    }),
  )
}

const stepsAfter = async (desk: MeasuredDesk, count: number): Promise<Record<string, Units>> => {
  const sender = customer(`after-${count}`)
  await desk.customerSays(sender, usualText)
  await desk.unitsSince()
  const conversation = await newestCase(desk, 'lin')
  await putEarlier(desk, conversation, count)
  const { further, reply, turning } = await furtherMessages(desk, sender, 'lin', conversation)
  await desk.agentAsks('lin', 'GET', `/v1/conversations/${conversation}/messages?limit=10`)
  const page = await desk.unitsSince()
  return { 'further message': further, reply, 'turning message': turning, 'page of messages': page }
}

const batchSize = 25

/** Puts messages straight into the table, each a copy of the thread's first one under its own number. */
const putEarlier = async (
  desk: MeasuredDesk,
  conversation: string,
  count: number,
): Promise<void> => {
  const table = openTable(desk)
  const pk = `thread#${conversation.split('.')[0]}`
  const [first] = await table.below(pk, 'm#')
  const [head] = await table.below(pk, 'c#')
  const firstKey = String(first?.sk?.S)
  if (first === undefined || head === undefined) throw new Error(`${conversation} has no message.`)
  const copies = Array.from({ length: count - 1 }, (_, index) => copied(first, firstKey, index + 2))
  // One after the other: the emulator's stream makes them slower side by side.
  for (let from = 0; from < copies.length; from += batchSize) {
    await table.putMany(copies.slice(from, from + batchSize))
  }
  // What the head would be, had it handed out these numbers itself.
  await table.update(pk, String(head.sk?.S), 'SET seq = :seq, rev = :seq', {
    ':seq': { N: String(count) },
  })
  await desk.unitsSince()
}

const copied = (first: Item, firstKey: string, seq: number): Item => ({
  ...first,
  sk: { S: `${firstKey.slice(0, firstKey.lastIndexOf('#') + 1)}${String(seq).padStart(8, '0')}` },
  seq: { N: String(seq) },
})
