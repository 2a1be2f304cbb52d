import { type Caller, mayRead } from '../desk/caller.ts'
import { parsedConversationId } from '../desk/conversation.ts'
import { keys } from '../store/keys.ts'
import { markMentionsSeen } from '../store/mentions.ts'
import { type FoundHead, foundHeads } from '../store/queries/found-heads.ts'
import { type MentionItem, MentionPosition, mentionsOf } from '../store/queries/mentions.ts'
import type { Polled } from './read.ts'

/** Where a reader of mentions stands, as a cursor carries it. */
export { MentionPosition }

export interface FoundMention extends Omit<MentionItem, 'sk'> {
  readonly head: FoundHead
  readonly isSeen: boolean
}

export interface MentionsPage {
  readonly items: readonly FoundMention[]
  readonly next: MentionPosition | undefined
}

/** Where the caller was named, newest first, with the cases; a poll that finds nothing new reads no case. */
export const myMentions = async (
  caller: Caller,
  limit: number,
  after: MentionPosition | undefined,
  knownTag: string | undefined,
): Promise<Polled<MentionsPage>> => {
  const { items, seenAt, next } = await mentionsOf(caller.agent, limit, after)
  const tag = `${items[0]?.at ?? 0}-${items[0]?.seq ?? 0}-${seenAt}`
  if (after === undefined && tag === knownTag) return { tag, found: 'unchanged' }
  const named = items.flatMap(({ sk: _, ...item }) => {
    const at = parsedConversationId(item.conversation)
    return at === undefined ? [] : [{ item, key: keys.conversation(at.thread, at.episode) }]
  })
  const heads = await foundHeads(named.map(({ key }) => key))
  const found = named.flatMap(({ item }, at) => {
    const head = heads[at]
    if (head === undefined || mayRead(caller, head) !== undefined) return []
    return [{ ...item, head, isSeen: item.at <= seenAt }]
  })
  return { tag, found: { items: found, next } }
}

/** The caller has seen where they were named, up to this moment. */
export const sawMentions = ({ agent }: Caller, at: number): Promise<void> =>
  markMentionsSeen(agent, at)
