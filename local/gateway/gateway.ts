import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RoutePlan } from '../assembly/routes.ts'
import { type Handle, readBody } from '../http.ts'
import type { TokenCheck } from './authorizer.ts'
import { createEvent, type GatewayRequest, splitUrl } from './event.ts'
import { matchRoute } from './match.ts'
import { createResponse, type GatewayResponse, plainResponse } from './response.ts'

export interface GatewayOptions {
  readonly routes: readonly RoutePlan[]
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>
  readonly checkToken: TokenCheck
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** HTTP API's own limit of a request, and Lambda's of an event. */
const requestBytesMax = 10 * 1024 * 1024
const eventBytesMax = 6 * 1024 * 1024

const tooLarge = plainResponse(413, 'Request Entity Too Large')
const timedOut = Symbol('timed out')

const withTimeout = async (work: Promise<unknown>, milliseconds: number): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise((resolve) => {
    timer = setTimeout(() => resolve(timedOut), milliseconds)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

const integrate = async (
  options: GatewayOptions,
  route: RoutePlan,
  event: object,
): Promise<GatewayResponse> => {
  if (Buffer.byteLength(JSON.stringify(event)) > eventBytesMax) return tooLarge
  try {
    const called = options.invoke(route.functionName, event)
    const result = await withTimeout(called, route.timeoutMilliseconds)
    return result === timedOut ? plainResponse(503, 'Service Unavailable') : createResponse(result)
  } catch {
    // The function's log says why; the caller must not.
    return plainResponse(500, 'Internal Server Error')
  }
}

/** Answers a request as the deployed HTTP API would. */
export const answerRequest = async (
  options: GatewayOptions,
  request: GatewayRequest,
): Promise<GatewayResponse> => {
  const matched = matchRoute(options.routes, request.method, splitUrl(request.url).path)
  if (!matched) return plainResponse(404, 'Not Found')
  const { route, pathParameters } = matched
  const claims = route.authorizer
    ? await options.checkToken(request.headers.authorization, route.authorizer)
    : undefined
  if (route.authorizer && !claims)
    return plainResponse(401, 'Unauthorized', { 'www-authenticate': 'Bearer' })
  const event = createEvent(request, {
    routeKey: route.key,
    pathParameters,
    requestId: randomBytes(11).toString('base64url'),
    now: options.now(),
    ...(claims ? { claims } : {}),
  })
  return integrate(options, route, event)
}

const send = (response: ServerResponse, { status, headers, cookies, body }: GatewayResponse) => {
  response.writeHead(status, {
    ...headers,
    ...(cookies.length > 0 ? { 'set-cookie': [...cookies] } : {}),
    'content-length': body.length,
  })
  response.end(body)
}

export const createGateway =
  (options: GatewayOptions): Handle =>
  async (incoming: IncomingMessage, response) => {
    const body = await readBody(incoming, requestBytesMax)
    if (!body) return send(response, tooLarge)
    const request: GatewayRequest = {
      method: incoming.method ?? 'GET',
      url: incoming.url ?? '/',
      headers: incoming.headers,
      body,
      sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
    }
    send(response, await answerRequest(options, request))
  }
