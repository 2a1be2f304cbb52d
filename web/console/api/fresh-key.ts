interface IdempotencyKey {
  readonly 'Idempotency-Key': string
}

/** The header of a change, one for each time that somebody asks for it: tried again by itself, the desk does it once. */
export const freshKey = (): IdempotencyKey => ({ 'Idempotency-Key': crypto.randomUUID() })
