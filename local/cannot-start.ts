/** What keeps the desk from starting, in one sentence that says what to do. Shown without a stack trace. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

/** The code of a failed system call, such as EACCES; undefined for other errors. */
export const systemErrorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
