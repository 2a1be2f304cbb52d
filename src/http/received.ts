import type { Received } from '../flows/receive.ts'
import { type Answer, problem } from './problem.ts'

/** What a channel's sender is told of what it brought. */
export const receivedAnswer = (result: Received): Answer =>
  'rejected' in result
    ? problem(codes[result.status], result.detail, result.errors)
    : {
        statusCode: result.status,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: result.body,
      }

const codes = {
  400: 'invalid-request',
  401: 'unverified',
  404: 'unknown-inbox',
  413: 'too-large',
} as const
