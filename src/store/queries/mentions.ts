import * as z from 'zod/mini'
import { agentPk, mentionPrefix } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

const MentionItem = z.object({
  sk: z.string(),
  conversation: z.string(),
  seq: z.int(),
  at: z.number(),
  by: z.string(),
})
export type MentionItem = z.infer<typeof MentionItem>

const Seen = z.object({ seenAt: z.number() })

/** Where a reader of mentions stands. */
export const MentionPosition = z.object({
  at: z.string().check(z.regex(/^#\d{13}#[a-z2-7]{26}\.\d{1,6}#\d{8}$/)),
})
export type MentionPosition = z.infer<typeof MentionPosition>

export interface Mentions {
  readonly items: readonly MentionItem[]
  /** Up to when the agent has seen them; known on the first page. */
  readonly seenAt: number
  readonly next: MentionPosition | undefined
}

/** Where an agent was named, newest first: half a read unit, what they have seen included. */
export const mentionsOf = async (
  agent: string,
  limit: number,
  after: MentionPosition | undefined,
): Promise<Mentions> => {
  const pk = agentPk(agent)
  const { items, next } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': mentionPrefix },
    ScanIndexForward: false,
    // What was seen stands before the newest.
    Limit: after === undefined ? limit + 1 : limit,
    ExclusiveStartKey: after === undefined ? undefined : { pk, sk: `${mentionPrefix}${after.at}` },
  })
  const [first] = items
  const isSeen = first !== undefined && 'seenAt' in first
  const rows = isSeen ? items.slice(1) : items
  const shown = rows.slice(0, limit).map((item) => parsed(MentionItem, item))
  const isMore = next !== undefined || rows.length > limit
  return {
    items: shown,
    seenAt: isSeen ? parsed(Seen, first).seenAt : 0,
    next: isMore ? { at: shown.at(-1)?.sk.slice(mentionPrefix.length) ?? '' } : undefined,
  }
}
