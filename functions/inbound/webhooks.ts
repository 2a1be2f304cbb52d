import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import { receive } from '../../src/flows/receive.ts'
import { type Answer, problem } from '../../src/http/problem.ts'
import { log } from '../../src/platform/log.ts'

/** `POST /in/{inbox}`: a channel's webhook, stored before it is acknowledged. */
export const handler = async (event: ApiEvent): Promise<ApiResult> => {
  const correlation = event.requestContext.requestId
  const inbox = event.pathParameters?.inbox ?? ''
  const headers = { 'x-correlation-id': correlation }
  try {
    const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
    const result = await receive(inbox, { headers: event.headers, body }, correlation)
    if (!('rejected' in result)) {
      return {
        statusCode: result.status,
        headers: { ...headers, 'content-type': 'application/json' },
        body: result.body,
      }
    }
    log.warn('Webhook rejected', { correlation, status: result.status })
    return traced(problem(codes[result.status], result.detail, result.errors), headers)
  } catch (fault) {
    // A 5xx makes the provider deliver again: nothing is acknowledged that is not stored.
    log.error('Webhook not stored', { correlation, status: 500 }, fault)
    return traced(problem('fault'), headers)
  }
}

const traced = (answer: Answer, headers: Answer['headers']): ApiResult => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
})

const codes = {
  400: 'invalid-request',
  401: 'unverified',
  404: 'unknown-inbox',
  413: 'too-large',
} as const
