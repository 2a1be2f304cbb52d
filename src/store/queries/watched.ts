import * as z from 'zod/mini'
import { agentPk, watchedPrefix } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

const Watched = z.object({ ticket: z.int() })

/** Where a reader of watched tickets stands. */
export const WatchedPosition = z.object({ at: z.string().check(z.regex(/^\d{12}$/)) })
export type WatchedPosition = z.infer<typeof WatchedPosition>

/** The tickets that an agent follows, newest first: half a read unit per 4 KB of rows. */
export const watchedTickets = async (
  agent: string,
  limit: number,
  after: WatchedPosition | undefined,
): Promise<{ readonly tickets: readonly number[]; readonly next: WatchedPosition | undefined }> => {
  const pk = agentPk(agent)
  const { items, next } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': watchedPrefix },
    ScanIndexForward: false,
    Limit: limit,
    ExclusiveStartKey: after === undefined ? undefined : { pk, sk: `${watchedPrefix}${after.at}` },
  })
  return {
    tickets: items.map((item) => parsed(Watched, item).ticket),
    next: next === undefined ? undefined : { at: String(next.sk).slice(watchedPrefix.length) },
  }
}
