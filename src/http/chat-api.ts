import middy from '@middy/core'
import httpRouter from '@middy/http-router'
import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import type * as z from 'zod/mini'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import type { Chat, Seated } from '../flows/visitor.ts'
import { log } from '../platform/log.ts'
import { chatInput } from './chat-input.ts'
import { corsHeaders, mayAsk, preflight } from './cors.ts'
import { type Answer, problem } from './problem.ts'

type Shape = z.ZodMiniType

/** An answer, whose body may be bytes in base64. */
export type ChatAnswer = Answer & { readonly isBase64Encoded?: boolean }

/** What a door of the chat gets, checked. */
export interface ChatInput<Query, Body> {
  readonly chat: Chat
  readonly query: Query
  readonly body: Body
  /** Where the request comes from: for counting, never kept in the open. */
  readonly address: string
  readonly event: ApiEvent
}

export interface ChatRouteOf<Query extends Shape, Body extends Shape> {
  readonly method: 'GET' | 'POST'
  /** Below `/chat/{inbox}`; the empty text is the chat itself. */
  readonly path: string
  readonly queryShape: Query
  readonly bodyShape: Body
  readonly handle: (
    input: ChatInput<z.output<Query>, z.output<Body>>,
  ) => Promise<ChatAnswer | Refusal>
}

export interface ChatRoute extends Omit<ChatRouteOf<Shape, Shape>, 'handle'> {
  readonly handle: (input: ChatInput<unknown, unknown>) => Promise<ChatAnswer | Refusal>
}

/** Ties a door's shapes to its handler. */
export const chatRoute = <Query extends Shape, Body extends Shape>(
  definition: ChatRouteOf<Query, Body>,
): ChatRoute => definition as unknown as ChatRoute

/** A door for those whose token proves who they are. */
export const forVisitors =
  <Query, Body>(
    seat: (chat: Chat, authorization: string | undefined) => Promise<Seated | { detail: string }>,
    handle: (input: ChatInput<Query, Body> & Seated) => Promise<ChatAnswer | Refusal>,
  ) =>
  async (input: ChatInput<Query, Body>): Promise<ChatAnswer | Refusal> => {
    const found = await seat(input.chat, input.event.headers.authorization)
    return 'detail' in found ? problem('unverified', found.detail) : handle({ ...input, ...found })
  }

export interface ChatApiOptions {
  readonly chatOf: (inbox: string) => Promise<Chat | Refusal>
  /** The desk's own address: its pages may use every chat. */
  readonly ownOrigin: () => string
}

/** The API of the web chat: routes to its doors, answers preflights, and turns refusals into problems. */
export const chatApi = (routes: readonly ChatRoute[], options: ChatApiOptions) =>
  middy<ApiEvent, ApiResult>()
    .use({ after: traced, onError: fault })
    .handler(
      httpRouter({
        routes: [...new Set(routes.map(({ path }) => path))].flatMap((path) => [
          ...routes
            .filter((one) => one.path === path)
            .map((one) => ({
              method: one.method,
              path: `/chat/{inbox}${path}`,
              handler: (event: ApiEvent) => answered(one, event, options),
            })),
          {
            method: 'OPTIONS' as const,
            path: `/chat/{inbox}${path}`,
            handler: (event: ApiEvent) => answered(undefined, event, options),
          },
        ]),
        notFoundResponse: () => problem('no-route'),
      }),
    )

/** One request of a page; without a route it is a preflight. */
const answered = async (
  route: ChatRoute | undefined,
  event: ApiEvent,
  { chatOf, ownOrigin }: ChatApiOptions,
): Promise<ApiResult> => {
  const chat = await chatOf(event.pathParameters?.inbox ?? '')
  if (isRefusal(chat)) return problem(chat.code, chat.detail)
  const { origin } = event.headers
  if (!mayAsk(origin, [...chat.settings.origins, ownOrigin()])) return problem('origin')
  if (route === undefined) return preflight(origin)
  const input = chatInput(route, event)
  const result =
    'statusCode' in input
      ? input
      : await route.handle({
          ...input,
          chat,
          event,
          address: event.requestContext.http.sourceIp,
        })
  const answer: ChatAnswer = isRefusal(result) ? problem(result.code, result.detail) : result
  return { ...answer, headers: { ...answer.headers, ...corsHeaders(origin, answer.headers.vary) } }
}

interface Invocation {
  readonly event: ApiEvent
  response: ApiResult | null
  readonly error: Error | null
}

const traced = (invocation: Invocation): void => {
  const { requestId: correlation, http } = invocation.event.requestContext
  const { response } = invocation
  log.info('Chat request', { correlation, code: http.method, status: response?.statusCode })
  invocation.response = {
    ...response,
    headers: { ...response?.headers, 'x-correlation-id': correlation },
  }
}

const fault = (invocation: Invocation): void => {
  const { event, error } = invocation
  const { requestId: correlation } = event.requestContext
  log.error('Chat request failed', { correlation, status: 500 }, error)
  const answer = problem('fault')
  // Without these the page's script could not read that it may try again. It says nothing of the inbox.
  const headers = { ...answer.headers, ...corsHeaders(event.headers.origin) }
  invocation.response = { ...answer, headers: { ...headers, 'x-correlation-id': correlation } }
}
