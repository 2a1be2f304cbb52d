import type { Request } from '../flows/request.ts'
import type { Input } from './route.ts'

/** A door's input as a request that can be carried out once: a key is bound to the route, what it names and the body. */
export const request = ({
  caller,
  correlation,
  route,
  path,
  body,
  key,
}: Input<unknown, unknown, unknown>): Request => ({
  caller,
  correlation,
  route,
  body: { path, body },
  revision: seenRevision(body),
  key,
})

/** Of a body whose shape asks for it. */
const seenRevision = (body: unknown): number | undefined =>
  typeof body === 'object' && body !== null && 'revision' in body
    ? Number(body.revision)
    : undefined
