import { type Conversation, conversationId } from './conversation.ts'
import { type Decision, moment } from './decision.ts'

/** As many as a person still reads. */
export const tagsMax = 20

/** Gives a conversation these tags in place of those that it had, in the order of the alphabet, each once. */
export const tagged = (
  conversation: Conversation,
  tags: readonly string[],
  { by, correlation }: { readonly by: string; readonly correlation: string },
  now: number,
): Decision => {
  const after = [...new Set(tags)].sort()
  if (after.join() === (conversation.tags ?? []).join()) return {}
  const at = moment(now, conversation)
  return {
    conversations: [
      {
        before: conversation,
        after: { ...conversation, tags: after.length === 0 ? undefined : after, lastAt: at },
        events: [
          {
            type: 'conversation.tagged',
            ...{ at, correlation, by, team: conversation.team },
            conversation: conversationId(conversation),
          },
        ],
      },
    ],
  }
}
