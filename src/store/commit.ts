import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Decision } from '../desk/decision.ts'
import { table } from '../platform/table.ts'
import type { Once } from './once.ts'
import { customerParts } from './parts/customer.ts'
import { headsOf } from './parts/heads.ts'
import { filedParts, loadParts, onceParts } from './parts/marks.ts'
import { type Part, type PartName, putNew } from './parts/part.ts'
import { effects } from './schema.ts'
import { messageItem } from './stored.ts'

/** `collided`: another transaction was at work on one of the items. */
export type CommitResult = 'committed' | 'collided' | { readonly conflictOn: readonly PartName[] }

export interface CommitOptions {
  /** The desk's zone decides the local day of each fact. */
  readonly timeZone: string
  readonly now: number
  readonly once?: Once | undefined
  /** What stands beside the decision, and is written with it or not at all. */
  readonly beside?: readonly Part[] | undefined
}

/**
 * Writes one decision: heads under the revision that was read, messages, events, marks and every load change
 * that follows from them, all in one transaction. A condition that fails is an answer, not a fault; anything
 * else that goes wrong throws.
 */
export const commit = async (decision: Decision, options: CommitOptions): Promise<CommitResult> => {
  const parts = [
    ...headsOf(decision, options.timeZone),
    ...(decision.messages ?? []).map((message) => {
      const item = messageItem(message)
      const relayed = message.delivery === 'queued' ? { effect: effects.deliver } : {}
      return putNew('message', { ...item, ...relayed })
    }),
    ...customerParts(decision),
    ...filedParts(decision),
    ...loadParts(decision, options.now),
    ...onceParts(options.once),
    ...(options.beside ?? []),
  ]
  return parts.length === 0 ? 'committed' : transact(parts)
}

const transact = async (parts: readonly Part[]): Promise<CommitResult> => {
  try {
    await table.send(new TransactWriteCommand({ TransactItems: parts.map(({ action }) => action) }))
    return 'committed'
  } catch (fault) {
    const refused = refusedBy(fault, parts)
    if (refused !== undefined) return refused
    throw fault
  }
}

/** Why the table refused a transaction, as far as that is an answer; undefined when it is a fault. */
const refusedBy = (fault: unknown, parts: readonly Part[]): CommitResult | undefined => {
  const { name, CancellationReasons: reasons } = fault as {
    name?: string
    CancellationReasons?: readonly { readonly Code?: string }[]
  }
  if (name !== 'TransactionCanceledException' || reasons === undefined) return undefined
  const codes = reasons.map(({ Code }) => Code ?? 'None')
  // Throttling beside a failed condition is still the world's: it throws.
  if (codes.some((code) => !answers.has(code))) return undefined
  const conflictOn = parts
    .filter((_, index) => codes[index] === 'ConditionalCheckFailed')
    .map(({ name }) => name)
  // Meeting another transaction says nothing about any condition: nobody may read it as "done already".
  return conflictOn.length > 0 ? { conflictOn } : 'collided'
}

const answers: ReadonlySet<string> = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
])

/** Whether this part's own condition did not hold. */
export const isConflictOn = (result: CommitResult, part: PartName): boolean =>
  typeof result === 'object' && result.conflictOn.includes(part)

export type { PartName }
