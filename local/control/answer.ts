/** What a control route answers. Text is sent as it is, anything else as JSON. */
export interface ControlAnswer {
  readonly status: number
  readonly body: unknown
  /** Of a text body. @default text/plain */
  readonly type?: string
  /** Where to go instead. */
  readonly location?: string
}

export interface ControlRequest {
  readonly parameters: readonly string[]
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  /** The body as JSON; throws ControlRefusal when it is not. */
  readonly json: () => unknown
}

/** A request to the control surface that is wrong: says what to send. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export const ok = (body: unknown): ControlAnswer => ({ status: 200, body })
