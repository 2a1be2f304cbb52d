import { describe, expect, test } from 'vitest'
import {
  condition,
  freshKey,
  freshPartition,
  putting,
  type Requests,
  requestsTo,
  updating,
} from './requests.ts'
import { cancelledFor, failed, invalid, type Outcome, type Subject } from './subject.ts'

/** Where the emulator is not AWS. The model does as AWS does; a test here that fails means that the emulator changed. */
interface Difference {
  readonly says: string
  /** How it is known what AWS does. */
  readonly source: string
  readonly ask: (requests: Requests) => Promise<Outcome>
  readonly aws: unknown
  readonly emulator: unknown
}

const developerGuide = 'the developer guide'
const apiReference = 'the API reference'
const conformance = 'dynamodb-conformance, measured on AWS'
const dynalite = 'dynalite, written against AWS'
const toasty = 'the tests of toasty on DynamoDB'

const one = { ':a': 1 }
const onItem =
  (text: string, values: Readonly<Record<string, unknown>>) =>
  async ({ put }: Requests) => {
    const key = freshKey()
    await put({ ...key, n: 5, s: 'abc' })
    return put({ ...key, n: 5, s: 'abc' }, condition(text, values))
  }
const inTransaction =
  (text: string, values: object, key: object = {}) =>
  (requests: Requests) => {
    const other = freshKey()
    const action = updating({ ...freshKey(), ...key }, text, { ...values })
    return requests.transact([action, putting(other)])
  }
const querying =
  (text: string, values: object, more: object = {}) =>
  async ({ put, query }: Requests) => {
    const pk = freshPartition()
    for (const sk of ['a', 'b', 'c1']) await put({ pk, sk })
    const { start, ...rest } = more as { start?: (pk: string) => object }
    const from = start === undefined ? {} : { ExclusiveStartKey: { ...start(pk) } }
    const answer = await query(text, { ':p': pk, ...values }, { ...rest, ...from })
    return 'Items' in answer ? { count: answer.Count } : answer
  }

const differences: readonly Difference[] = [
  {
    says: 'a kind that has no order is not compared',
    source: dynalite,
    ask: onItem('n < :a', { ':a': true }),
    aws: invalid,
    emulator: failed,
  },
  {
    says: 'something is not compared with itself',
    source: dynalite,
    ask: async ({ put }) => put(freshKey(), condition('n <> n')),
    aws: invalid,
    emulator: {},
  },
  {
    says: 'functions are written as they are named',
    source: apiReference,
    ask: async ({ put }) => put(freshKey(), condition('Attribute_not_exists(pk)')),
    aws: invalid,
    emulator: {},
  },
  {
    says: 'a value that no expression uses is refused before the condition is looked at',
    source: conformance,
    ask: onItem('n = :a', { ':a': 1, ':b': 2 }),
    aws: invalid,
    emulator: failed,
  },
  {
    says: 'a key of an index has the limits of a key',
    source: apiReference,
    ask: async ({ put }) => put({ ...freshKey(), dueRank: 'x'.repeat(1025) }),
    aws: invalid,
    emulator: {},
  },
  {
    says: 'an update of an item that was not there tells nothing old',
    source: apiReference,
    ask: ({ update }) => update({ pk: freshPartition(), sk: 's' }, 'SET n = :a', one, old),
    aws: {},
    emulator: { Attributes: { pk: expect.anything(), sk: 's' } },
  },
  {
    says: 'an expression of a transaction that nobody can read is no reason but a wrong request',
    source: conformance,
    ask: inTransaction('SETT n = :a', one),
    aws: invalid,
    emulator: cancelledFor('ValidationError', 'None'),
  },
  {
    says: 'so is a value of a transaction that is not given',
    source: conformance,
    ask: inTransaction('SET n = :b', one),
    aws: invalid,
    emulator: cancelledFor('ValidationError', 'None'),
  },
  {
    says: 'so is one that no expression uses',
    source: conformance,
    ask: inTransaction('SET n = :a', { ...one, ':b': 1 }),
    aws: invalid,
    emulator: cancelledFor('ValidationError', 'None'),
  },
  {
    says: 'so is one of a kind that cannot be added',
    source: conformance,
    ask: inTransaction('ADD n :a', { ':a': 'x' }),
    aws: invalid,
    emulator: cancelledFor('ValidationError', 'None'),
  },
  {
    says: 'a transaction does not change a key',
    source: apiReference,
    ask: inTransaction('SET pk = :a', { ':a': 'elsewhere' }),
    aws: invalid,
    emulator: {},
  },
  {
    says: 'an action of a transaction is one',
    source: apiReference,
    ask: ({ transact }) =>
      transact([{ ...putting(freshKey()), ...updating(freshKey(), 'SET n = :a', one) }]),
    aws: invalid,
    emulator: {},
  },
  {
    says: 'a query does not compare a key with a number',
    source: conformance,
    ask: querying('pk = :p AND sk > :a', one),
    aws: invalid,
    emulator: { count: 3 },
  },
  {
    says: 'nor does it look for a number at the beginning of a text',
    source: conformance,
    ask: querying('pk = :p AND begins_with(sk, :a)', one),
    aws: invalid,
    emulator: { count: 0 },
  },
  {
    says: 'a query does not compare a key with nothing',
    source: toasty,
    ask: querying('pk = :p AND sk > :a', { ':a': '' }),
    aws: invalid,
    emulator: { count: 3 },
  },
  {
    says: 'a query does not start in another partition',
    source: dynalite,
    ask: querying('pk = :p', {}, { start: () => ({ pk: 'elsewhere', sk: 'a' }) }),
    aws: invalid,
    emulator: { count: 2 },
  },
  {
    says: 'a query does not start outside of its range',
    source: dynalite,
    ask: querying(
      'pk = :p AND sk > :a',
      { ':a': 'b' },
      { start: (pk: string) => ({ pk, sk: 'a' }) },
    ),
    aws: invalid,
    emulator: { count: 1 },
  },
  {
    says: 'a page of 1 MB scanned what it answers',
    source: developerGuide,
    ask: async ({ put, query }) => {
      const pk = freshPartition()
      for (let at = 0; at < 11; at += 1) await put({ pk, sk: `s${at + 10}`, t: 'x'.repeat(1e5) })
      const answer = await query('pk = :p', { ':p': pk })
      return 'Items' in answer ? { count: answer.Count, scanned: answer.ScannedCount } : answer
    },
    aws: { count: 10, scanned: 10 },
    emulator: { count: 10, scanned: 11 },
  },
]

const old = { ReturnValues: 'ALL_OLD' }

export const differencesContract = (subject: Subject): void => {
  describe(`${subject.name}, where the emulator is not AWS`, () => {
    for (const { says, source, ask, ...outcomes } of differences) {
      test(`${says} (${source})`, async () => {
        const expected = subject.name === 'the model' ? outcomes.aws : outcomes.emulator
        expect(await ask(requestsTo(subject))).toEqual(expected)
      })
    }
  })
}
