import { describe, expect, test } from 'vitest'
import { WorldFault } from '../../src/platform/world-fault.ts'
import { ConflictFault, isWorldFault, UnreadableItem } from '../../src/store/faults.ts'

const named = (name: string, more: object = {}) =>
  Object.assign(new Error('what the service said'), { name, ...more })

describe('a fault of the world: the record waits and comes again', () => {
  test.each([
    ['our own word for it', new WorldFault('No policy yet.')],
    ['other writers that do not end', new ConflictFault(5)],
    ['a throttled table', named('ProvisionedThroughputExceededException')],
    ['a throttled queue', named('RequestThrottled', { $metadata: { httpStatusCode: 403 } })],
    ['a throttled parameter', named('ThrottlingException')],
    ['a throttled mail', named('Throttling')],
    ['a service that failed', named('InternalServerError')],
    ['an unknown answer of 5xx', named('Strange', { $metadata: { httpStatusCode: 502 } })],
    ['an unknown answer of 429', named('Strange', { $metadata: { httpStatusCode: 429 } })],
    ['a time-out', named('TimeoutError')],
    ['no answer at all', named('Strange', { $metadata: { attempts: 3 } })],
    [
      'a refused connection',
      named('Error', { code: 'ECONNREFUSED', syscall: 'connect', errno: -1 }),
    ],
    ['a name that is not resolved', named('Error', { syscall: 'getaddrinfo' })],
    ['a right that is missing', named('AccessDeniedException')],
    ['a table that is gone', named('ResourceNotFoundException')],
    ['a queue that is gone', named('QueueDoesNotExist', { $metadata: { httpStatusCode: 400 } })],
    ['no credentials', named('CredentialsProviderError')],
    [
      'a transaction that was throttled',
      named('TransactionCanceledException', {
        CancellationReasons: [{}, { Code: 'ThrottlingError' }],
      }),
    ],
    [
      'a transaction that met another',
      named('TransactionCanceledException', {
        CancellationReasons: [{ Code: 'TransactionConflict' }],
      }),
    ],
  ])('%s', (_, fault) => {
    expect(isWorldFault(fault)).toBe(true)
  })
})

describe('a fault of this one record: it is parked and the next go on', () => {
  test.each([
    ['a bug', new TypeError('x is not a function')],
    ['an item that we cannot read', new UnreadableItem({ pk: 'ticket#1', sk: 'head' })],
    [
      'a request that the table finds wrong',
      named('ValidationException', { $metadata: { httpStatusCode: 400 } }),
    ],
    ['an item that is too large', named('ItemCollectionSizeLimitExceededException')],
    [
      'a transaction with a wrong item in it',
      named('TransactionCanceledException', { CancellationReasons: [{ Code: 'ValidationError' }] }),
    ],
    ['something thrown that is no error', 'a text'],
  ])('%s', (_, fault) => {
    expect(isWorldFault(fault)).toBe(false)
  })

  test('names the kind of an item and never its key’s ids', () => {
    const fault = new UnreadableItem({ pk: 'customer#secret', sk: 'in#secret' })
    expect(fault.message).toBe('The item in of customer is not readable.')
  })
})
