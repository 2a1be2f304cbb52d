import type { APIGatewayProxyEventV2WithJWTAuthorizer as ApiEvent, Context } from 'aws-lambda'
import { api, type FindCaller } from '../../src/http/api.ts'
import type { Route } from '../../src/http/route.ts'

export interface Asked {
  readonly method?: string
  readonly path?: string
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly isBase64?: boolean
}

/** A request as HTTP API hands it to a function, format 2.0. */
export const event = ({ method = 'GET', path = '/', query, headers, body, isBase64 }: Asked) =>
  ({
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: headers ?? {},
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: isBase64 ?? false,
    requestContext: {
      requestId: 'request-1',
      http: { method, path },
      authorizer: { jwt: { claims: { email: 'lin@desk.example' }, scopes: [] } },
    },
  }) as unknown as ApiEvent

export const lin = { agent: 'lin', role: 'agent' as const, teams: ['service'] }

/** What a Lambda with these routes answers. */
export const asking =
  (routes: readonly Route[], findCaller: FindCaller = async () => lin) =>
  async (asked: Asked) => {
    const answer = await api(routes, findCaller)(event(asked), {} as Context)
    if (typeof answer !== 'object') throw new Error('The API answered with bare text.')
    const text = answer.body ?? ''
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers ?? {},
      text,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
