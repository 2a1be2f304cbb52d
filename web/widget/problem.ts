/** Why a request was not answered as hoped. Status 0: nobody answered, or not the desk. */
export class Problem extends Error {
  readonly status: number
  /** The stable `code` of the desk's problem details, or `lost`. */
  readonly code: string
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, code: string, detail = '', retryAfterSeconds?: number) {
    super(detail || code)
    this.status = status
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(0, 'lost', String(error))

/** The connection or the desk is down: the same request may well succeed later. */
export const isLost = ({ status }: Problem): boolean => status === 0 || status >= 500

/**
 * The desk will never take this request as it is. A refused token is none of these: a new one may be had. Neither is
 * what a proxy on the way answers for itself (408, 425), nor "too many".
 */
export const isRefusal = ({ status }: Problem): boolean =>
  status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status)
