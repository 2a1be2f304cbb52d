/** What the SDK's clients throw. */
export type Fault = Error & {
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** An answer of AWS that is an error. */
export const awsFault = (name: string, httpStatusCode: number, more: object = {}): Fault =>
  Object.assign(new Error(`AWS says ${name}`), { name, $metadata: { httpStatusCode }, ...more })

/** No answer at all: the client adds what it knows of its tries, and no status. */
export const networkFault = (code: string): Fault =>
  Object.assign(new Error(code), { code, $metadata: {} })

/** A transaction that met another one on one of its items. */
export const cancelledByConflict = (input: object, which: number): Fault => {
  const { TransactItems = [] } = input as { TransactItems?: readonly unknown[] }
  const met = Math.floor(which * TransactItems.length)
  return awsFault('TransactionCanceledException', 400, {
    CancellationReasons: TransactItems.map((_, at) => ({
      Code: at === met ? 'TransactionConflict' : 'None',
    })),
  })
}
