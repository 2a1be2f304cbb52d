import { isDeepStrictEqual } from 'node:util'
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { keys, queuedPrefix } from './keys.ts'
import { kinds } from './schema.ts'

/** Says that the list of a team or an agent (`pk`) changed: a poll reads this first. */
export const markChanged = async (pk: string, now: number): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: keys.changed(pk),
      UpdateExpression: 'SET kind = :kind, changedAt = :now ADD changes :one',
      ExpressionAttributeValues: { ':kind': kinds.changed, ':now': now, ':one': 1 },
    }),
  )
}

/** A tag that differs whenever the list of `pk` has changed. Costs half a read unit. */
export const changeTag = async (pk: string): Promise<string> => {
  const { Item } = await table.send(
    new GetCommand({ TableName: tableName(), Key: keys.changed(pk) }),
  )
  return `${Item?.changes ?? 0}`
}

type Image = Readonly<Record<string, unknown>>

/** A conversation or a ticket before and after a commit, as its item; empty while it is not there. */
export interface ListedChange {
  readonly before: Image
  readonly after: Image
}

/**
 * The agents whose work, and the teams whose queue, show something else after this change. A team polls its
 * queue only, so what its agents hold does not count for it.
 */
export const changedLists = ({ before, after }: ListedChange): readonly string[] => {
  const [former, present] = [rowsOf(before), rowsOf(after)]
  const lists = [...new Set([...former.keys(), ...present.keys()])]
  return lists.filter((pk) => !isDeepStrictEqual(former.get(pk), present.get(pk)))
}

/** What each list shows of this item, by the list. */
const rowsOf = ({ ownerKey, ownerRank, agentKey, agentRank, card }: Image) => {
  const rows = new Map<string, readonly unknown[]>()
  if (typeof ownerKey === 'string' && String(ownerRank).startsWith(queuedPrefix)) {
    rows.set(ownerKey, [ownerRank, card])
  }
  if (typeof agentKey === 'string') rows.set(agentKey, [agentRank, card])
  return rows
}
