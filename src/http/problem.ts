import { type RefusalCode, refusalCodes } from '../desk/refusal.ts'

/** One field that is wrong, by its path in the request. */
export interface FieldError {
  /** JSON Pointer (RFC 6901) into the body, or `query.<name>`, `path.<name>`, `header.<name>`. */
  readonly path: string
  readonly detail: string
}

/** Codes of answers that the doors give by themselves, beside the desk's refusals. */
export const doorCodes = {
  'invalid-request': {
    status: 400,
    title: 'The request does not have the form that is documented.',
  },
  'key-required': { status: 400, title: 'The header Idempotency-Key is required here.' },
  unverified: { status: 401, title: 'The request does not prove where it comes from.' },
  origin: { status: 403, title: 'A page of this origin may not use this inbox.' },
  'no-agent': { status: 403, title: 'You are signed in, and no agent of this desk.' },
  'not-allowed': { status: 403, title: 'Your role may not do this.' },
  'no-route': { status: 404, title: 'There is nothing at this address.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'too-many': { status: 429, title: 'Too many requests. Retry-After says when to come again.' },
  fault: {
    status: 500,
    title: 'Something went wrong here. Trying again with the same key is safe.',
  },
} as const

export const refusalStatus: Readonly<Record<RefusalCode, number>> = {
  'not-found': 404,
  'not-yours': 403,
  'changed-meanwhile': 409,
  'already-resolved': 409,
  'not-ahead': 422,
  'already-open': 409,
  'newer-conversation': 409,
  'ticket-leads': 409,
  'already-linked': 409,
  'not-linked': 409,
  'ticket-full': 409,
  'same-ticket': 422,
  'unknown-team': 422,
  'unknown-agent': 422,
  'no-room': 409,
  'unknown-inbox': 404,
  'unknown-file': 422,
  'no-files-here': 422,
  'key-reused': 422,
  'not-answerable': 410,
}

export type ProblemCode = keyof typeof doorCodes | RefusalCode

export interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Problem details (RFC 9457). `code` is stable; `detail` may be read by whoever called; `revision` is the present one of
 * what has changed meanwhile.
 */
export const problem = (
  code: ProblemCode,
  detail?: string,
  errors?: readonly FieldError[],
  revision?: number,
): Answer => {
  const { status, title } =
    code in doorCodes
      ? doorCodes[code as keyof typeof doorCodes]
      : { status: refusalStatus[code as RefusalCode], title: refusalCodes[code as RefusalCode] }
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify({
      type: `urn:warmline:problem:${code}`,
      title,
      status,
      code,
      ...(detail === undefined || detail === title ? {} : { detail }),
      ...(errors === undefined ? {} : { errors }),
      ...(revision === undefined ? {} : { revision }),
    }),
  }
}

/** Too much of one kind: come again after so many seconds (RFC 6585, section 4). */
export const tooMany = (seconds: number): Answer => {
  const answer = problem('too-many')
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } }
}
