/** Five tries met other writers each time. The world is busy: the caller's record is tried again later. */
export class ConflictFault extends Error {
  override readonly name = 'ConflictFault'
  constructor(tries: number, options?: ErrorOptions) {
    super(`What was read had changed at each of ${tries} commits.`, options)
  }
}

/** An item that does not have the shape that this version knows: what is wrong is this one record. */
export class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem'
  constructor(key: { readonly pk: string; readonly sk: string }, options?: ErrorOptions) {
    super(`The item ${key.sk.split('#')[0]} of ${key.pk.split('#')[0]} is not readable.`, options)
  }
}

const worldNames = new Set([
  'WorldFault',
  'ConflictFault',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'TransactionConflictException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'AbortError',
  'ResourceNotFoundException',
  'QueueDoesNotExist',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'ExpiredTokenException',
  'CredentialsProviderError',
])

/**
 * Whether a fault says something of the world (throttling, time-out, a conflict that lasts, a right that is
 * missing) rather than of the one record at hand. The world is waited for; a record is parked.
 */
export const isWorldFault = (fault: unknown): boolean => {
  const known = fault as {
    name?: string
    code?: string
    errno?: number
    syscall?: string
    $metadata?: { httpStatusCode?: number; attempts?: number }
    CancellationReasons?: readonly { Code?: string }[]
  }
  const name = known.name ?? ''
  // Each service says it in its own way: Throttling, ThrottlingException, RequestThrottled, KmsThrottled.
  if (worldNames.has(name) || /Throttl/.test(name)) return true
  if (known.syscall !== undefined || known.errno !== undefined) return true
  const isThrottled = known.CancellationReasons?.some(({ Code }) =>
    /Throttling|ProvisionedThroughput|TransactionConflict/.test(Code ?? ''),
  )
  if (isThrottled) return true
  const status = known.$metadata?.httpStatusCode
  return known.$metadata !== undefined && (status === undefined || status >= 500 || status === 429)
}
