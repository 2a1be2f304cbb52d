import type { Decision } from '../../desk/decision.ts'
import { loadChanges } from '../../desk/load.ts'
import { tableName } from '../../platform/table.ts'
import { keys } from '../keys.ts'
import type { Once } from '../once.ts'
import { kinds } from '../schema.ts'
import { type Part, putNew } from './part.ts'

/** The mark that a kept message was filed: set once, and the body moves to the message. */
export const filedParts = ({ filed }: Decision): readonly Part[] => {
  if (filed === undefined) return []
  const { inbound, episode, seq } = filed
  return [
    {
      name: 'filed',
      action: {
        Update: {
          TableName: tableName(),
          Key: keys.inbound(inbound.thread, inbound.hash),
          UpdateExpression:
            'SET filed = :filed REMOVE #text, sender, attachments, files, mail, threadKey, #identity, profile, ' +
            'providerId, parkedAt, parkedFor, dueKey, dueRank',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(filed)',
          ExpressionAttributeNames: { '#text': 'text', '#identity': 'identity' },
          ExpressionAttributeValues: { ':filed': { episode, seq } },
        },
      },
    },
  ]
}

/** One more case needs room; one case less never does. */
export const loadParts = (decision: Decision, now: number): readonly Part[] =>
  [...loadChanges(decision)].map(([agent, by]) => ({
    name: 'load' as const,
    action: {
      Update: {
        TableName: tableName(),
        Key: keys.agent(agent),
        UpdateExpression: by > 0 ? 'SET assignedAt = :now ADD #load :by' : 'ADD #load :by',
        ConditionExpression: by > 0 ? '#load < #capacity' : 'attribute_exists(pk)',
        ExpressionAttributeNames: {
          '#load': 'load',
          ...(by > 0 ? { '#capacity': 'capacity' } : {}),
        },
        ExpressionAttributeValues: { ':by': by, ...(by > 0 ? { ':now': now } : {}) },
      },
    },
  }))

/** The answer to a request that carried an Idempotency-Key: a second one meets it. */
export const onceParts = (once: Once | undefined): readonly Part[] => {
  if (once === undefined) return []
  const { hash, ...rest } = once
  return [putNew('once', { ...keys.once(hash), v: 1, kind: kinds.once, ...rest })]
}
