import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Mention } from '../desk/mentioning.ts'
import { dayMilliseconds, secondMilliseconds } from '../desk/units.ts'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { mentionKeys } from './keys.ts'
import { type Part, putNew } from './parts/part.ts'
import { mentionKinds } from './schema.ts'

/** What nobody has looked at by then stands in its conversation all the same. */
const keptMilliseconds = 90 * dayMilliseconds

/** Puts the case into the list of each agent whom a note names, with the note itself. */
export const mentionParts = (mentions: readonly Mention[]): readonly Part[] =>
  mentions.map(({ agent, ...mention }) => {
    const { at, conversation, seq } = mention
    return putNew('mention', {
      ...mentionKeys.mention(agent, at, conversation, seq),
      v: 1,
      kind: mentionKinds.mention,
      ...mention,
      expiresAt: Math.ceil((at + keptMilliseconds) / secondMilliseconds),
    })
  })

/** Says up to when an agent has seen where they were named; what was seen stays seen. */
export const markMentionsSeen = async (agent: string, at: number): Promise<void> => {
  await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: mentionKeys.seen(agent),
        UpdateExpression: 'SET kind = :kind, seenAt = :at',
        ConditionExpression: 'attribute_not_exists(seenAt) OR seenAt < :at',
        ExpressionAttributeValues: { ':kind': mentionKinds.seen, ':at': at },
      }),
    ),
  )
}
