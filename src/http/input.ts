import type { APIGatewayProxyEventV2WithJWTAuthorizer as ApiEvent } from 'aws-lambda'
import type * as z from 'zod/mini'
import type { Caller } from '../desk/caller.ts'
import { issueText } from '../desk/shape-words.ts'
import { jsonBody } from '../platform/json.ts'
import { type Answer, type FieldError, problem } from './problem.ts'
import type { Input, Route } from './route.ts'

const keyLengthMax = 128

/** A request in the shapes that its route declared, or the problem that says what is wrong with each field. */
export const inputOf = (
  route: Route,
  event: ApiEvent,
  caller: Caller,
): Input<unknown, unknown, unknown> | Answer => {
  // An empty value is no key: two requests that send one are not the same request.
  const key = event.headers['idempotency-key'] || undefined
  if (route.idempotencyKey === 'required' && key === undefined) {
    return problem('key-required', undefined, [
      {
        path: 'header.idempotency-key',
        detail: 'Send a value of your own, new for each action and the same for each repeat of it.',
      },
    ])
  }
  const body = bodyOf(route, event)
  if (body === undefined) return problem('invalid-request', 'The body is not JSON in UTF-8.')
  const errors: FieldError[] = []
  if (key !== undefined && key.length > keyLengthMax) {
    errors.push({ path: 'header.idempotency-key', detail: `Longer than ${keyLengthMax} letters.` })
  }
  const path = checked(route.pathShape, event.pathParameters ?? {}, errors, inPath)
  const query = checked(route.queryShape, event.queryStringParameters ?? {}, errors, inQuery)
  const asked = checked(route.bodyShape, body.value, errors, inBody)
  if (errors.length > 0) return problem('invalid-request', undefined, errors)
  return {
    caller,
    correlation: event.requestContext.requestId,
    route: `${route.method} ${route.path}`,
    path,
    query,
    body: asked,
    key: route.idempotencyKey === 'none' ? undefined : key,
    ifNoneMatch: event.headers['if-none-match']?.replace(/^(W\/)?"|"$/g, ''),
  }
}

/** A GET has no body. */
const bodyOf = (route: Route, event: ApiEvent): { readonly value: unknown } | undefined =>
  route.method === 'GET' ? { value: {} } : sentBody(event)

/** The JSON that was sent, or undefined where it is none; a POST without a body stands for an empty object. */
export const sentBody = (
  event: Pick<ApiEvent, 'body' | 'isBase64Encoded'>,
): { readonly value: unknown } | undefined => {
  const text = event.body ?? ''
  if (text === '') return { value: {} }
  return jsonBody(Buffer.from(text, event.isBase64Encoded ? 'base64' : 'utf8'))
}

type Path = readonly PropertyKey[]
const inPath = (path: Path): string => `path.${path.join('.')}`
export const inQuery = (path: Path): string => `query.${path.join('.')}`
/** RFC 6901: `~` and `/` in a name are escaped; the empty text points at the body itself. */
export const inBody = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The value in its shape; what is wrong with it is added to `errors`. */
export const checked = (
  shape: z.ZodMiniType,
  value: unknown,
  errors: FieldError[],
  pathOf: (path: Path) => string,
): unknown => {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    errors.push({ path: pathOf(issue.path), detail: issueText(issue) })
  }
  return undefined
}
