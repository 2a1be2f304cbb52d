import type { APIGatewayProxyEventV2 as ApiEvent } from 'aws-lambda'
import type { ChatRoute } from './chat-api.ts'
import { checked, inBody, inQuery, sentBody } from './input.ts'
import { type Answer, type FieldError, problem } from './problem.ts'

/** What the API takes for one request of a page; files have a way of their own. */
const bodyBytesMax = 64 * 1024

/** A request in the shapes that its route declared, or what is wrong with it. */
export const chatInput = (
  { method, queryShape, bodyShape }: ChatRoute,
  event: ApiEvent,
): { readonly query: unknown; readonly body: unknown } | Answer => {
  if (Buffer.byteLength(event.body ?? '') > bodyBytesMax) return problem('too-large')
  const body = method === 'GET' ? { value: {} } : sentBody(event)
  if (body === undefined) return problem('invalid-request', 'The body is not JSON in UTF-8.')
  const errors: FieldError[] = []
  const query = checked(queryShape, event.queryStringParameters ?? {}, errors, inQuery)
  const asked = checked(bodyShape, body.value, errors, inBody)
  return errors.length > 0 ? problem('invalid-request', undefined, errors) : { query, body: asked }
}
