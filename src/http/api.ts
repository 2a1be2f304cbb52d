import middy from '@middy/core'
import httpRouter from '@middy/http-router'
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import type { Caller } from '../desk/caller.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { inputOf } from './input.ts'
import { type Answer, problem, tooMany } from './problem.ts'
import { counted } from './rate.ts'
import type { Route, Success } from './route.ts'
import { mayCall } from './who-may.ts'

/** Finds the agent behind a verified token, or none. */
export type FindCaller = (claims: Readonly<Record<string, unknown>>) => Promise<Caller | undefined>

/** One Lambda's HTTP handler: routes to its doors, checks what comes in, and turns refusals into problems. */
export const api = (routes: readonly Route[], findCaller: FindCaller) =>
  middy<ApiEvent, ApiResult>()
    .use({ before: startLine, after: endLine, onError: fault })
    .handler(
      httpRouter({
        routes: routes.map((one) => ({
          method: one.method,
          path: one.path,
          handler: (event: ApiEvent) => answered(one, event, findCaller),
        })),
        notFoundResponse: () => problem('no-route'),
      }),
    )

const answered = async (
  route: Route,
  event: ApiEvent,
  findCaller: FindCaller,
): Promise<ApiResult> => {
  const caller = await findCaller(event.requestContext.authorizer.jwt.claims)
  if (caller === undefined) return problem('no-agent', noAgent)
  const rate = counted(caller.agent, now())
  const answer = rate.isOver ? tooMany(rate.resetSeconds) : await carriedOut(route, event, caller)
  return { ...answer, headers: { ...answer.headers, ...rate.headers } }
}

const carriedOut = async (route: Route, event: ApiEvent, caller: Caller): Promise<Answer> => {
  if (!mayCall(route, caller)) return problem('not-allowed')
  const input = inputOf(route, event, caller)
  if ('statusCode' in input) return input
  const result = await route.handle(input)
  return isRefusal(result) ? refused(result) : success(result)
}

const refused = ({ code, detail, revision }: Refusal): Answer =>
  problem(code, detail, undefined, revision)

const noAgent = 'The token has no verified email, or the email is not in the desk file.'

const success = ({ status, body, etag, pollAfterMs }: Success): Answer => ({
  statusCode: status,
  headers: {
    'cache-control': 'no-store',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(etag === undefined ? {} : { etag: `"${etag}"` }),
    ...(pollAfterMs === undefined ? {} : { 'poll-after-ms': String(pollAfterMs) }),
  },
  body: body === undefined ? '' : JSON.stringify(body),
})

interface Invocation {
  readonly event: ApiEvent
  response: ApiResult | null
  readonly error: Error | null
}

const startLine = ({ event }: Invocation): void => {
  log.debug('Request', { correlation: event.requestContext.requestId })
}

const endLine = (invocation: Invocation): void => {
  const { event, response } = invocation
  const { requestId: correlation, http } = event.requestContext
  log.info('Request', { correlation, code: http.method, status: response?.statusCode })
  invocation.response = {
    ...response,
    headers: { ...response?.headers, 'x-correlation-id': correlation },
  }
}

/** The caller learns the correlation id and nothing of the fault; the log has where it arose. */
const fault = (invocation: Invocation): void => {
  const correlation = invocation.event.requestContext.requestId
  log.error('Request failed', { correlation, status: 500 }, invocation.error)
  const answer = problem('fault')
  invocation.response = {
    ...answer,
    headers: { ...answer.headers, 'x-correlation-id': correlation },
  }
}
