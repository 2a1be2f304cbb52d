import type { IncomingHttpHeaders } from 'node:http'

export interface GatewayRequest {
  readonly method: string
  /** As sent: path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly sourceIp: string
}

export interface EventParts {
  readonly routeKey: string
  readonly pathParameters: Readonly<Record<string, string>>
  readonly claims?: Readonly<Record<string, string>>
  readonly requestId: string
  /** Epoch milliseconds. */
  readonly now: number
}

const textTypes =
  /^(text\/|application\/(json|xml|javascript)\b|application\/[\w.-]+\+(json|xml)\b)/i

/** HTTP APIs hand on text as it is and everything else, forms too, in base64. */
const encodeBody = (body: Buffer, type: string | undefined) => {
  if (body.length === 0) return { isBase64Encoded: false }
  const isText = textTypes.test(type ?? '')
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText }
}

const joinHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => name !== 'cookie' && value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  )

const joinQuery = (query: string): { queryStringParameters?: Record<string, string> } => {
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query))
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value
  return query ? { queryStringParameters: parameters } : {}
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** As in an access log: `24/Nov/2026:02:34:29 +0000`. */
const accessTime = (now: number): string => {
  const date = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`
  return `${day}:${date.toISOString().slice(11, 19)} +0000`
}

export const splitUrl = (url: string): { path: string; query: string } => {
  const mark = url.indexOf('?')
  const raw = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : url.slice(mark + 1)
  try {
    // The gateway decodes once before it chooses the route.
    return { path: decodeURIComponent(raw), query }
  } catch {
    return { path: raw, query }
  }
}

/** The event of payload format 2.0. */
export const createEvent = (request: GatewayRequest, parts: EventParts) => {
  const { path, query } = splitUrl(request.url)
  const cookies = request.headers.cookie?.split(/; */)
  const domainName = request.headers.host ?? 'localhost'
  const authorizer = parts.claims
    ? { authorizer: { jwt: { claims: parts.claims, scopes: null } } }
    : {}
  return {
    version: '2.0',
    routeKey: parts.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies ? { cookies } : {}),
    headers: joinHeaders(request.headers),
    ...joinQuery(query),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...authorizer,
      domainName,
      domainPrefix: domainName.split('.')[0],
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: parts.requestId,
      routeKey: parts.routeKey,
      stage: '$default',
      time: accessTime(parts.now),
      timeEpoch: parts.now,
    },
    ...(Object.keys(parts.pathParameters).length > 0
      ? { pathParameters: parts.pathParameters }
      : {}),
    ...encodeBody(request.body, request.headers['content-type']),
  }
}
