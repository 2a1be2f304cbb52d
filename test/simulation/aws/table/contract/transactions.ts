import { describe, expect, test } from 'vitest'
import {
  checking,
  condition,
  deleting,
  freshKey,
  freshPartition,
  putting,
  requestsTo,
  updating,
} from './requests.ts'
import { cancelledFor, invalid, type Subject } from './subject.ts'

const isNew = condition('attribute_not_exists(pk)')
const asked = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
const one = { ':one': 1 }

export const transactionsContract = (subject: Subject): void => {
  const { put, item, transact } = requestsTo(subject)

  describe(`${subject.name}: a transaction`, () => {
    test('writes everything', async () => {
      const [made, changed, gone, checked] = [freshKey(), freshKey(), freshKey(), freshKey()]
      for (const key of [changed, gone, checked]) await put({ ...key, n: 1 })
      const outcome = await transact([
        putting({ ...made, n: 1, u: undefined }, isNew),
        updating(changed, 'ADD n :one', one),
        deleting(gone),
        checking(checked, 'attribute_exists(n)'),
      ])
      expect(outcome).toEqual({})
      expect(await item(made)).toEqual({ ...made, n: 1 })
      expect(await item(changed)).toEqual({ ...changed, n: 2 })
      expect(await item(gone)).toBeUndefined()
      expect(await item(checked)).toEqual({ ...checked, n: 1 })
    })

    test('writes nothing when one condition fails, and says which', async () => {
      const [first, second, third] = [freshKey(), freshKey(), freshKey()]
      await put({ ...second, n: 1 })
      const outcome = await transact([
        putting(first, isNew),
        putting({ ...second, n: 2 }, isNew),
        updating(third, 'SET n = :one', one),
      ])
      expect(outcome).toEqual(cancelledFor('None', 'ConditionalCheckFailed', 'None'))
      expect(await item(first)).toBeUndefined()
      expect(await item(second)).toEqual({ ...second, n: 1 })
      expect(await item(third)).toBeUndefined()
    })

    test('judges every condition, of every kind of action', async () => {
      const [first, second] = [freshKey(), freshKey()]
      const exists = condition('attribute_exists(pk)')
      const outcome = await transact([
        updating(first, 'SET n = :one', one, { ConditionExpression: 'attribute_exists(pk)' }),
        deleting(second, exists),
        checking(freshKey(), 'attribute_exists(pk)'),
        checking(freshKey(), 'attribute_not_exists(pk)'),
      ])
      const failed = 'ConditionalCheckFailed'
      expect(outcome).toEqual(cancelledFor(failed, failed, failed, 'None'))
    })

    test('tells what stands there when asked, with its types', async () => {
      const [first, second] = [freshKey(), freshKey()]
      await put({ ...second, n: 1 })
      const outcome = await transact([
        putting(first, { ...condition('attribute_exists(pk)'), ...asked }),
        putting(second, { ...isNew, ...asked }),
      ])
      const typed = { pk: { S: second.pk }, sk: { S: second.sk }, n: { N: '1' } }
      expect(outcome).toEqual({
        ...cancelledFor('ConditionalCheckFailed', 'ConditionalCheckFailed'),
        items: [undefined, typed],
      })
    })

    test('sees the items as they were before it', async () => {
      const pk = freshPartition()
      const [first, second] = [
        { pk, sk: 'a' },
        { pk, sk: 'b' },
      ]
      const outcome = await transact([putting(first), checking(second, 'attribute_exists(pk)')])
      expect(outcome).toEqual(cancelledFor('None', 'ConditionalCheckFailed'))
    })
  })

  describe(`${subject.name}: a transaction that is wrong`, () => {
    test('has no action, or more than a hundred', async () => {
      expect(await transact([])).toEqual(invalid)
      const pk = freshPartition()
      const many = Array.from({ length: 101 }, (_, at) => putting({ pk, sk: `s${at}` }))
      expect(await transact(many)).toEqual(invalid)
      expect(await transact(many.slice(1))).toEqual({})
    })

    test('names one item twice', async () => {
      const key = freshKey()
      const twice = [putting(key), updating(key, 'SET n = :one', one)]
      expect(await transact(twice)).toEqual(invalid)
      expect(await transact([putting(key), checking(key, 'attribute_exists(pk)')])).toEqual(invalid)
      expect(await item(key)).toBeUndefined()
    })

    test('has an action that says nothing, or a check without a condition', async () => {
      expect(await transact([{}])).toEqual(invalid)
      const check = { TableName: 'desk', Key: { ...freshKey() } }
      expect(await transact([{ ConditionCheck: check as never }])).toEqual(invalid)
    })

    test('has an empty key, of the table or of an index, or an item that is too large', async () => {
      const key = freshKey()
      expect(await transact([putting({ pk: '', sk: 'a' }), putting(key)])).toEqual(invalid)
      expect(await transact([putting({ ...key, dueKey: '' })])).toEqual(invalid)
      expect(await transact([updating(key, 'SET dueKey = :e', { ':e': '' })])).toEqual(invalid)
      expect(await transact([putting({ ...key, t: 'x'.repeat(400 * 1024) })])).toEqual(invalid)
      expect(await item(key)).toBeUndefined()
    })

    test('is told by action what the schema has against it', async () => {
      const [key, other] = [freshKey(), freshKey()]
      const wrong = cancelledFor('ValidationError', 'None')
      const others = putting(other)
      expect(await transact([putting({ pk: 'a' }), others])).toEqual(wrong)
      expect(await transact([putting({ ...key, sk: 1 }), others])).toEqual(wrong)
      expect(await transact([putting({ ...key, dueKey: 1 }), others])).toEqual(wrong)
      expect(await transact([deleting({ pk: 'a' } as never), others])).toEqual(wrong)
      expect(await transact([deleting({ ...key, a: 1 } as never), others])).toEqual(wrong)
      expect(await item(other)).toBeUndefined()
    })

    test('is told by action what its item has against an update', async () => {
      const [key, other] = [freshKey(), freshKey()]
      await put({ ...key, s: 'x' })
      const texts = ['SET n = s + :one', 'SET n = nope + :one', 'SET a.b = :one', 'ADD s :one']
      for (const text of [...texts, 'SET dueKey = :one']) {
        const outcome = await transact([updating(key, text, one), putting(other)])
        expect(outcome, text).toEqual(cancelledFor('ValidationError', 'None'))
      }
      const failing = updating(key, 'SET n = s + :one', one, {
        ConditionExpression: 'attribute_not_exists(pk)',
      })
      expect(await transact([failing])).toEqual(cancelledFor('ConditionalCheckFailed'))
    })
  })

  describe(`${subject.name}: a transaction with a token`, () => {
    test('is carried out once, however often it comes', async () => {
      const key = freshKey()
      const token = { ClientRequestToken: key.pk }
      const adding = () => [updating(key, 'ADD n :one', one)]
      for (let times = 0; times < 3; times += 1) {
        expect(await transact(adding(), token)).toEqual({})
      }
      expect(await item(key)).toEqual({ ...key, n: 1 })
      expect(await transact(adding())).toEqual({})
      expect(await item(key)).toEqual({ ...key, n: 2 })
    })

    test('is not another one with the same token', async () => {
      const key = freshKey()
      const token = { ClientRequestToken: key.pk }
      await transact([updating(key, 'ADD n :one', one)], token)
      const outcome = await transact([updating(key, 'ADD n :one', { ':one': 2 })], token)
      expect(outcome).toEqual({ fault: 'IdempotentParameterMismatchException', status: 400 })
      expect(await item(key)).toEqual({ ...key, n: 1 })
    })

    test('that was cancelled is tried anew', async () => {
      const key = freshKey()
      const token = { ClientRequestToken: key.pk }
      const first = [
        updating(key, 'ADD n :one', one, { ConditionExpression: 'attribute_exists(pk)' }),
      ]
      expect(await transact(first, token)).toEqual(cancelledFor('ConditionalCheckFailed'))
      await put({ ...key, n: 1 })
      expect(await transact(first, token)).toEqual({})
      expect(await item(key)).toEqual({ ...key, n: 2 })
    })

    test('has a token of 36 characters at most', async () => {
      const token = { ClientRequestToken: 'x'.repeat(37) }
      expect(await transact([putting(freshKey())], token)).toEqual(invalid)
    })
  })
}
