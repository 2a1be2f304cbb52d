import type { APIGatewayProxyStructuredResultV2 as ApiResult } from 'aws-lambda'

/** A page for customers: no script, nothing fetched, shown in no frame, kept nowhere. */
export const htmlPage = (statusCode: number, body: string): ApiResult => ({
  statusCode,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  },
  body,
})
