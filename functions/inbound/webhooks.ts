import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import { webhooks } from '../../src/channels/webhooks.ts'
import { receive } from '../../src/flows/receive.ts'
import { type Answer, problem } from '../../src/http/problem.ts'
import { receivedAnswer } from '../../src/http/received.ts'
import { log } from '../../src/platform/log.ts'

/** `POST /in/{inbox}`: a channel's webhook, stored before it is acknowledged. */
export const handler = async (event: ApiEvent): Promise<ApiResult> => {
  const correlation = event.requestContext.requestId
  const inbox = event.pathParameters?.inbox ?? ''
  try {
    const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
    const result = await receive(webhooks, inbox, { headers: event.headers, body }, correlation)
    if ('rejected' in result) log.warn('Webhook rejected', { correlation, status: result.status })
    return traced(receivedAnswer(result), correlation)
  } catch (fault) {
    // A 5xx makes the provider deliver again: nothing is acknowledged that is not stored.
    log.error('Webhook not stored', { correlation, status: 500 }, fault)
    return traced(problem('fault'), correlation)
  }
}

const traced = (answer: Answer, correlation: string): ApiResult => ({
  ...answer,
  headers: { ...answer.headers, 'x-correlation-id': correlation },
})
