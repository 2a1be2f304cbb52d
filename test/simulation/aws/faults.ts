/** What the SDK's clients throw. */
export type Fault = Error & {
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** An answer of AWS that is an error. */
export const awsFault = (name: string, httpStatusCode: number): Fault =>
  Object.assign(new Error(`AWS says ${name}`), { name, $metadata: { httpStatusCode } })

/** No answer at all: the client adds what it knows of its tries, and no status. */
export const networkFault = (code: string): Fault =>
  Object.assign(new Error(code), { code, $metadata: {} })
