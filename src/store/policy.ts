import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { Policy } from '../desk/policy.ts'
import { canonical } from '../desk/policy-plan.ts'
import { secondMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { hashId } from '../platform/ids.ts'
import { table, tableName } from '../platform/table.ts'
import { WorldFault } from '../platform/world-fault.ts'
import { holds } from './conditional.ts'
import { keys, policyAsidePrefix, policyPk, policyPrefix } from './keys.ts'
import { parsed, queryPage, readItem } from './read.ts'
import { kinds } from './schema.ts'

/** A new version is in force everywhere this long after it was applied, at the latest. */
const heldMilliseconds = 15 * secondMilliseconds

const Pointer = z.object({ version: z.int(), digest: z.string() })
const Part = z.object({ part: z.string(), value: z.unknown() })

/** What stands beside the parts that everybody reads. */
const aside: ReadonlySet<string> = new Set(['cannedReplies', 'views'])

type Version = z.infer<typeof Pointer>
let held: (Version & { readonly policy: Policy; readonly until: number }) | undefined

/**
 * The policy in force. Its parts stand under one version and the pointer is moved in one write, so that no
 * reader ever sees half of a change. Asking again costs half a read unit every 15 s of a running function.
 */
export const policy = async (): Promise<Policy> => (await present()).policy

/** Which version is in force, for who reads a part of it that stands beside. */
export const policyPointer = async (): Promise<Version> => present()

const present = async (): Promise<NonNullable<typeof held>> => {
  const at = now()
  if (held !== undefined && held.until > at) return held
  const pointer = await readItem(Pointer, keys.policy())
  if (pointer === undefined) {
    throw new WorldFault('This desk has no policy yet: run `npm run desk -- apply FILE`.')
  }
  const known = held?.version === pointer.version ? held.policy : await policyOf(pointer)
  held = { ...pointer, policy: known, until: at + heldMilliseconds }
  return held
}

/** The policy in force as it stands now, for whoever puts another one in its place; undefined when there is none to read. */
export const presentPolicy = async (): Promise<Policy | undefined> => {
  const pointer = await readItem(Pointer, keys.policy(), { isConsistent: true })
  if (pointer === undefined) return undefined
  const result = Policy.safeParse({
    ...(await partsOf(pointer, true)),
    ...(await partsOf(pointer, true, 'aside')),
  })
  return result.success ? result.data : undefined
}

/** Its parts were written before the pointer to them: only where a reading lags is it repeated consistently, for twice the units. */
const policyOf = async (pointer: z.infer<typeof Pointer>): Promise<Policy> => {
  const lagging = Policy.safeParse(await partsOf(pointer, false))
  if (lagging.success) return lagging.data
  const result = Policy.safeParse(await partsOf(pointer, true))
  if (result.success) return result.data
  throw new WorldFault(
    `Version ${pointer.version} of the policy is not readable: apply the desk file again.`,
    { cause: result.error },
  )
}

const partsOf = async (
  { version, digest }: z.infer<typeof Pointer>,
  isConsistent: boolean,
  place: 'before' | 'aside' = 'before',
): Promise<Record<string, unknown>> => {
  const prefix = (place === 'aside' ? policyAsidePrefix : policyPrefix)(version, digest)
  const parts: Record<string, unknown> = {}
  let from: Record<string, unknown> | undefined
  do {
    const { items, next } = await queryPage({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :version)',
      ExpressionAttributeValues: { ':pk': policyPk, ':version': prefix },
      ConsistentRead: isConsistent,
      ExclusiveStartKey: from,
    })
    for (const item of items) {
      const { part, value } = parsed(Part, item)
      parts[part] = value
    }
    from = next
  } while (from !== undefined)
  return parts
}

/**
 * Puts a policy in force: its parts first, then the pointer, on condition that nobody applied another one
 * meanwhile. The same policy again changes nothing.
 */
export const applyPolicy = async (
  next: Policy,
): Promise<{ readonly version: number; readonly isChanged: boolean }> => {
  // Names in another order say the same.
  const digest = hashId('policy', JSON.stringify(canonical(next)))
  const pointer = await readItem(Pointer, keys.policy(), { isConsistent: true })
  if (pointer?.digest === digest) return { version: pointer.version, isChanged: false }
  const version = (pointer?.version ?? 0) + 1
  for (const [part, value] of Object.entries(next)) {
    const item = {
      ...(aside.has(part)
        ? keys.policyAside(version, digest, part)
        : keys.policyPart(version, digest, part)),
      v: 1,
      kind: kinds.policy,
      part,
      value,
    }
    await table.send(new PutCommand({ TableName: tableName(), Item: item }))
  }
  await movePointer({ version, digest }, pointer?.version)
  return { version, isChanged: true }
}

/** Somebody applied another desk file in the same moment. Theirs is in force, and whole. */
export class PolicyOvertaken extends Error {
  override readonly name = 'PolicyOvertaken'
}

const movePointer = async (
  to: z.infer<typeof Pointer>,
  present: number | undefined,
): Promise<void> => {
  const item = { ...keys.policy(), v: 1, kind: kinds.policy, ...to }
  const condition =
    present === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': present },
        }
  const isMoved = await holds(() =>
    table.send(new PutCommand({ TableName: tableName(), Item: item, ...condition })),
  )
  if (isMoved) return
  throw new PolicyOvertaken(
    'Another desk file was applied in the same moment: look at what it says, then apply yours again.',
  )
}
