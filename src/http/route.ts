import type * as z from 'zod/mini'
import type { Caller } from '../desk/caller.ts'
import type { Refusal } from '../desk/refusal.ts'

type Shape = z.ZodMiniType

/** What a door gets: every part already in the shape that it declared. */
export interface Input<Path, Query, Body> {
  readonly caller: Caller
  readonly correlation: string
  /** Method and path template: half of what an Idempotency-Key is bound to. */
  readonly route: string
  readonly path: Path
  readonly query: Query
  readonly body: Body
  readonly key: string | undefined
  readonly ifNoneMatch: string | undefined
}

export interface Success {
  readonly status: number
  /** Undefined for 304. */
  readonly body?: unknown
  readonly etag?: string
  /** When a poll should come again. */
  readonly pollAfterMs?: number
}

/** A door's declaration: the router, the checks and the OpenAPI page all come from it. */
export interface RouteOf<Path extends Shape, Query extends Shape, Body extends Shape> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  /** One sentence for the API's page. */
  readonly summary: string
  readonly pathShape: Path
  readonly queryShape: Query
  readonly bodyShape: Body
  readonly answers: Readonly<Record<number, Shape | undefined>>
  readonly idempotencyKey: 'required' | 'accepted' | 'none'
  readonly handle: (
    input: Input<z.output<Path>, z.output<Query>, z.output<Body>>,
  ) => Promise<Success | Refusal>
}

export interface Route extends Omit<RouteOf<Shape, Shape, Shape>, 'handle'> {
  readonly handle: (input: Input<unknown, unknown, unknown>) => Promise<Success | Refusal>
}

/** Ties a door's shapes to its handler; what is checked on the way in is what the handler gets. */
export const route = <Path extends Shape, Query extends Shape, Body extends Shape>(
  definition: RouteOf<Path, Query, Body>,
): Route => definition as unknown as Route
