import * as z from 'zod/mini'
import { agentPk, queuedPrefix, teamPk } from '../keys.ts'
import { queryPage } from '../read.ts'
import { cardAttribute, tableIndexes } from '../schema.ts'

export const Card = z.object({
  kind: z.enum(['conversation', 'ticket']),
  id: z.string(),
  title: z.string(),
  type: z.optional(z.string()),
  channel: z.string(),
  inbox: z.string(),
  agent: z.optional(z.string()),
  ticket: z.optional(z.int()),
  tags: z.optional(z.array(z.string())),
  openedAt: z.number(),
})
export type Card = z.infer<typeof Card>

export interface Listed extends Card {
  readonly place: 'queued' | 'held' | 'idle'
  readonly priority: number
  readonly since: number
}

export interface ListPage {
  readonly items: readonly Listed[]
  /** What to hand in to read on; undefined after the last. */
  readonly next: ListPosition | undefined
}

/** Where a reader of a list stands: rank, and the key that breaks a tie. */
export const ListPosition = z.object({
  rank: z.string().check(z.regex(/^(queued|held|idle)#\d#\d{13}$/)),
  pk: z.string().check(z.regex(/^(thread|ticket)#[a-z0-9]{1,26}$/)),
  sk: z.string().check(z.regex(/^(head|c#\d{6})$/)),
})
export type ListPosition = z.infer<typeof ListPosition>

/** What waits in a team's queue, most urgent first: half a read unit per 4 KB of cards. */
export const teamQueue = (team: string, limit: number, after?: ListPosition): Promise<ListPage> =>
  list('byOwner', teamPk(team), queuedPrefix, limit, after)

/** What a team has open and somebody holds: where the customer waits (`held`), or where we answered (`idle`). */
export const teamWork = (
  team: string,
  place: 'held' | 'idle',
  limit: number,
  after?: ListPosition,
): Promise<ListPage> => list('byOwner', teamPk(team), `${place}#`, limit, after)

/** Whether any open case stands with this team, queued or not: half a read unit. */
export const hasOpenCases = async (team: string): Promise<boolean> =>
  (await list('byOwner', teamPk(team), '', 1, undefined)).items.length > 0

/** An agent's open work: where the customer waits (`held`), or where we answered (`idle`). */
export const agentWork = (
  agent: string,
  place: 'held' | 'idle',
  limit: number,
  after?: ListPosition,
): Promise<ListPage> => list('byAgent', agentPk(agent), `${place}#`, limit, after)

const list = async (
  index: 'byOwner' | 'byAgent',
  partitionValue: string,
  prefix: string,
  limit: number,
  after: ListPosition | undefined,
): Promise<ListPage> => {
  const { partition, sort } = tableIndexes[index]
  const { items, next } = await queryPage({
    IndexName: index,
    KeyConditionExpression: '#p = :p AND #s BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#p': partition, '#s': sort },
    // '~' sorts after every letter: all that begins with the prefix, which may be empty.
    ExpressionAttributeValues: {
      ':p': partitionValue,
      ':from': prefix || '0',
      ':to': `${prefix}~`,
    },
    Limit: limit,
    ExclusiveStartKey:
      after === undefined
        ? undefined
        : { pk: after.pk, sk: after.sk, [partition]: partitionValue, [sort]: after.rank },
  })
  return {
    items: items.map((item) => listed(item[cardAttribute], String(item[sort]))),
    next:
      next === undefined
        ? undefined
        : { pk: String(next.pk), sk: String(next.sk), rank: String(next[sort]) },
  }
}

const listed = (card: unknown, rank: string): Listed => {
  const [place, priority, since] = rank.split('#')
  return {
    ...Card.parse(card),
    place: z.enum(['queued', 'held', 'idle']).parse(place),
    priority: Number(priority),
    since: Number(since),
  }
}
