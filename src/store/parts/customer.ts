import type { Decision } from '../../desk/decision.ts'
import { tableName } from '../../platform/table.ts'
import { type Key, keys } from '../keys.ts'
import { kinds } from '../schema.ts'
import { type Part, putNew } from './part.ts'

/** Who writes, where, and when they were asked last. */
export const customerParts = ({
  customer,
  identity,
  thread,
  surveyed,
}: Decision): readonly Part[] => {
  const parts: Part[] = []
  if (customer?.isNew) {
    parts.push(putNew('customer', { ...keys.customer(customer.after.id), v: 1, ...customer.after }))
  } else if (customer !== undefined) {
    const { id, said } = customer
    parts.push({ name: 'customer', action: { Update: updated(keys.customer(id), said) } })
  }
  if (identity !== undefined) {
    const { hash, customer: owner } = identity
    const item = { ...keys.identity(hash), v: 1, kind: kinds.identity, customer: owner }
    parts.push(putNew('identity', item))
  }
  if (thread !== undefined) {
    parts.push(putNew('thread', { ...keys.thread(thread.thread), v: 1, ...thread }))
  }
  if (surveyed !== undefined) {
    const { customer: asked, at, notSince } = surveyed
    parts.push({
      name: 'surveyed',
      action: {
        Update: {
          TableName: tableName(),
          Key: keys.customer(asked),
          UpdateExpression: 'SET surveyedAt = :at',
          ConditionExpression:
            'attribute_exists(pk) AND (attribute_not_exists(surveyedAt) OR surveyedAt < :notSince)',
          ExpressionAttributeValues: { ':at': at, ':notSince': notSince },
        },
      },
    })
  }
  return parts
}

const updated = (key: Key, fields: Readonly<Record<string, unknown>>) => {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined)
  return {
    TableName: tableName(),
    Key: key,
    UpdateExpression: `SET ${said.map((_, index) => `#f${index} = :f${index}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: Object.fromEntries(said.map(([name], i) => [`#f${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(said.map(([, value], i) => [`:f${i}`, value])),
  }
}
