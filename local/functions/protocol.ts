/** What a function's thread is told once. */
export interface ThreadSetup {
  readonly name: string
  readonly arn: string
  readonly entryFile: string
  readonly exportName: string
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
  /** The clock's offset in milliseconds, one 64-bit float. */
  readonly clock: SharedArrayBuffer
}

export interface Invocation {
  readonly requestId: string
  /** JSON. */
  readonly event: string
}

export interface FunctionFailure {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: readonly string[]
}

export type Outcome = { readonly result: string } | { readonly error: FunctionFailure }

/** A function threw, was cut off by its time-out, or its thread died. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError'
  readonly failure: FunctionFailure

  constructor(failure: FunctionFailure) {
    super(`${failure.errorType}: ${failure.errorMessage}`)
    this.failure = failure
  }
}
