import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { deliveryLeaseMilliseconds } from '../desk/delivering.ts'
import type { DeliveryState, Message } from '../desk/message.ts'
import { randomId } from '../platform/ids.ts'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { keys, moment } from './keys.ts'

/** A claim on an outbound message: while the lease runs, nobody else sends it. */
export interface Claim {
  readonly message: Message
  readonly leaseUntil: number
}

/**
 * Takes the right to send, or undefined when somebody else has it or it is done. The claim bears a mark of its
 * own: the client repeats a request whose answer was lost, and must then meet its claim, not somebody else's.
 */
export const claim = async (message: Message, now: number): Promise<Claim | undefined> => {
  const leaseUntil = now + deliveryLeaseMilliseconds
  // The place in byDue moves only when it must: it stands there for the case that this claim is never settled.
  const dueAt = Math.max(message.dueAt ?? 0, leaseUntil)
  const isUpdated = await update(message, {
    expression:
      'SET delivery = :sending, leaseUntil = :lease, dueAt = :dueAt, dueRank = :dueRank, ' +
      'claimedAs = :mark, tries = :tries REMOVE tryAt',
    condition: 'delivery = :queued OR (delivery = :sending AND claimedAs = :mark)',
    values: {
      ':sending': 'sending' satisfies DeliveryState,
      ':queued': 'queued' satisfies DeliveryState,
      ':lease': leaseUntil,
      ':dueAt': dueAt,
      ':dueRank': moment(dueAt),
      ':mark': randomId().slice(0, 10),
      ':tries': (message.tries ?? 0) + 1,
    },
  })
  return isUpdated ? { message, leaseUntil } : undefined
}

export interface Settlement {
  readonly state: 'sent' | 'failed' | 'unconfirmed'
  readonly providerId?: string | undefined
  readonly failure?: string | undefined
}

/** Records how a claimed send ended. False when the claim was no longer ours. */
export const settle = (
  { message, leaseUntil }: Claim,
  { state, providerId, failure }: Settlement,
  now: number,
): Promise<boolean> =>
  update(message, {
    expression: `SET delivery = :state, settledAt = :now${
      providerId === undefined ? '' : ', providerId = :providerId'
    }${failure === undefined ? '' : ', failure = :failure'} REMOVE leaseUntil, claimedAs, dueAt, dueKey, dueRank`,
    condition: 'delivery = :sending AND leaseUntil = :lease',
    values: {
      ':state': state,
      ':sending': 'sending',
      ':lease': leaseUntil,
      ':now': now,
      ...(providerId === undefined ? {} : { ':providerId': providerId }),
      ...(failure === undefined ? {} : { ':failure': failure }),
    },
  })

/** It is known that nothing was taken: the reply waits until `tryAt`, in byDue, for the next try. */
export const giveBack = (
  { message, leaseUntil }: Claim,
  tryAt: number,
  failure: string,
): Promise<boolean> =>
  update(message, {
    expression:
      'SET delivery = :queued, tryAt = :tryAt, dueAt = :tryAt, dueRank = :dueRank, ' +
      'failure = :failure REMOVE leaseUntil, claimedAs',
    condition: 'delivery = :sending AND leaseUntil = :lease',
    values: {
      ':queued': 'queued',
      ':sending': 'sending',
      ':lease': leaseUntil,
      ':tryAt': tryAt,
      ':dueRank': moment(tryAt),
      ':failure': failure,
    },
  })

interface Update {
  readonly expression: string
  readonly condition: string
  readonly values: Readonly<Record<string, unknown>>
}

const update = (
  { thread, episode, seq }: Message,
  { expression, condition, values }: Update,
): Promise<boolean> =>
  holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: keys.message(thread, episode, seq),
        UpdateExpression: expression,
        ConditionExpression: condition,
        ExpressionAttributeValues: values,
      }),
    ),
  )
