import { marshall } from '@aws-sdk/util-dynamodb'

/** What a caller of the SDK sees when the table refuses. Nothing here is thrown by itself. */
export interface TableFault extends Error {
  readonly $fault: 'client' | 'server'
  readonly $metadata: { readonly httpStatusCode: number; readonly attempts: number }
  /** As the table sends it, with types beside the values: the document client does not look into errors. */
  readonly Item?: object
  readonly CancellationReasons?: readonly Reason[]
}

/** Why one action of a transaction stands in its way; `None` where it does not. */
export interface Reason {
  readonly Code: string
  readonly Message?: string
  readonly Item?: object
}

const fault = (name: string, message: string, more: object = {}): TableFault =>
  Object.assign(new Error(message), {
    name,
    $fault: 'client' as const,
    $metadata: { httpStatusCode: 400, attempts: 1, totalRetryDelay: 0 },
    ...more,
  })

/** The request is wrong. */
export const invalid = (message: string): TableFault => fault('ValidationException', message)

const typed = (item: object | undefined) =>
  item === undefined ? {} : { Item: marshall({ ...item }) }

const failedMessage = 'The conditional request failed'

/** With the item that stands there, where the request asks for it. */
export const conditionFailed = (item?: object): TableFault =>
  fault('ConditionalCheckFailedException', failedMessage, typed(item))

export const noReason: Reason = Object.freeze({ Code: 'None' })
export const conditionReason = (item?: object): Reason => ({
  Code: 'ConditionalCheckFailed',
  Message: failedMessage,
  ...typed(item),
})
export const invalidReason = (message: string): Reason => ({
  Code: 'ValidationError',
  Message: message,
})
export const conflictReason: Reason = Object.freeze({
  Code: 'TransactionConflict',
  Message: 'Transaction is ongoing for the item',
})
export const throttledReason: Reason = Object.freeze({
  Code: 'ThrottlingError',
  Message: 'Throughput exceeds the current capacity of the table or of one of its indexes.',
})

export const cancelled = (reasons: readonly Reason[]): TableFault => {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return fault(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  )
}

/** A transaction of so many actions that met another one at these of them. */
export const conflictedAt = (actions: number, ...places: readonly number[]): TableFault =>
  cancelled(
    Array.from({ length: actions }, (_, at) => (places.includes(at) ? conflictReason : noReason)),
  )

/** A single write that met a transaction. */
export const conflicted = (): TableFault =>
  fault('TransactionConflictException', 'Transaction is ongoing for the item')

export const tokenMismatch = (): TableFault =>
  fault(
    'IdempotentParameterMismatchException',
    'An error occurred (IdempotentParameterMismatchException)',
  )

export const noSuchTable = (): TableFault =>
  fault('ResourceNotFoundException', 'Requested resource not found')

export const throttled = (): TableFault =>
  fault(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded.',
  )

export const serverError = (): TableFault =>
  fault('InternalServerError', 'Internal server error', {
    $fault: 'server',
    $metadata: { httpStatusCode: 500, attempts: 1, totalRetryDelay: 0 },
  })

/** A request that may be right, and that nobody has made here yet: whoever makes it first teaches the model. */
export const notPlayed = (what: string): Error => new Error(`the model does not play ${what}`)
