import type { Fields } from '../assembly/shape.ts'
import { asList } from '../assembly/shape.ts'

export const faultKinds = ['throttle', 'time-out', 'lost-answer', 'conflict'] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  readonly kind: FaultKind
  /** Only requests of this function. */
  readonly function?: string
  /** Only this operation, such as TransactWriteItems. */
  readonly operation?: string
  readonly times: number
}

/** Faults that wait for the next requests they fit. */
export const createFaults = () => {
  let waiting: Fault[] = []
  return {
    add: (fault: Fault): void => {
      waiting.push(fault)
    },
    list: (): readonly Fault[] => waiting,
    /** Takes the first that fits, once. A conflict fits writes only. */
    take: (name: string, operation: string, isWrite: boolean): FaultKind | undefined => {
      const found = waiting.find(
        (fault) =>
          (fault.function ?? name) === name &&
          (fault.operation ?? operation) === operation &&
          (fault.kind !== 'conflict' || isWrite),
      )
      if (!found) return undefined
      waiting = waiting
        .map((fault) => (fault === found ? { ...fault, times: fault.times - 1 } : fault))
        .filter((fault) => fault.times > 0)
      return found.kind
    },
  }
}

export type Faults = ReturnType<typeof createFaults>

const errorType = (name: string): string => `com.amazonaws.dynamodb.v20120810#${name}`

/** The refusals that DynamoDB would send. */
export const throttled = {
  __type: errorType('ProvisionedThroughputExceededException'),
  message: 'The level of configured provisioned throughput for the table was exceeded.',
}

export const conflicted = (operation: string, input: Fields): Fields => {
  if (operation !== 'TransactWriteItems')
    return {
      __type: errorType('TransactionConflictException'),
      message: 'Transaction is ongoing for the item',
    }
  const reasons = asList(input.TransactItems, 'TransactItems').map((_, index) =>
    index === 0
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  )
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return {
    __type: errorType('TransactionCanceledException'),
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons,
  }
}
