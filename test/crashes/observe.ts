import { unmarshall } from '@aws-sdk/util-dynamodb'
import { createAwsCall } from '../../local/aws-call.ts'
import type { DeskClient } from '../../local/demo/client.ts'
import { localDay } from '../../src/desk/days.ts'
import type { Policy } from '../../src/desk/policy.ts'
import { type FoundPage, searchAll } from '../simulation/people/searcher.ts'
import type { Item, NumbersRead, Observed } from '../simulation/promises/observed.ts'
import { questionsOf } from '../simulation/promises/searches.ts'
import type { Facts } from './facts.ts'

type Marshalled = Parameters<typeof unmarshall>[0]

interface Page {
  readonly Items: readonly Marshalled[]
  readonly LastEvaluatedKey?: object
}

/** Everything that the table holds. */
const itemsOf = async (client: DeskClient): Promise<readonly Item[]> => {
  const { endpoints, table } = await client.status()
  const call = createAwsCall('dynamodb', `${endpoints.dynamodb}/test`, 'us-east-1')
  const items: Item[] = []
  let from: object | undefined
  do {
    const page = await call<Page>('Scan', {
      TableName: table,
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    })
    items.push(...page.Items.map((item) => unmarshall(item) as Item))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return items
}

const daysBetween = (from: number, to: number, timeZone: string): readonly string[] => {
  const hour = 3_600_000
  const moments = Array.from(
    { length: Math.ceil((to - from) / hour) + 1 },
    (_, at) => from + at * hour,
  )
  return [...new Set(moments.map((at) => localDay(Math.min(at, to), timeZone)))]
}

const numbersOf = async (
  client: DeskClient,
  policy: Policy,
  from: number,
  to: number,
): Promise<readonly NumbersRead[]> => {
  const found: NumbersRead[] = []
  for (const day of daysBetween(from, to, policy.desk.timeZone)) {
    for (const team of [undefined, ...Object.keys(policy.teams)]) {
      const path = `/metrics/${day}${team === undefined ? '' : `?team=${team}`}`
      const { status, body } = await client.as('fang').get<unknown>(path)
      if (status === 200) found.push({ day, team, body })
    }
  }
  return found
}

/** All that can be seen of a desk at rest, and what those around it know. */
export const observe = async (
  client: DeskClient,
  facts: Facts,
  policy: Policy,
  beganAt: number,
): Promise<Observed> => {
  const now = await client.now()
  const mails = await client.mails()
  const items = await itemsOf(client)
  return {
    ...{ policy, now },
    items,
    sent: [...facts.sent.values()],
    received: facts.received,
    mails: mails.flatMap(({ to, subject, text, at }) =>
      to.map((address) => ({ to: address, subject, text, at: Date.parse(at) })),
    ),
    asked: facts.asked,
    readings: [...facts.readings.values()].map(({ reader, conversation, seqs }) => ({
      ...{ reader, conversation, seqs },
    })),
    numbers: await numbersOf(client, policy, beganAt, now),
    searches: await searchAll(
      async (reader, query) => {
        const { status, body } = await client.as(reader).get<FoundPage>(`/search${query}`)
        return status === 200 ? body : undefined
      },
      // The leads of both teams.
      ['fang', 'oskar'],
      questionsOf({ items }),
    ),
  }
}
