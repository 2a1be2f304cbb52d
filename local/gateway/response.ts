import { isFields } from '../assembly/shape.ts'

export interface GatewayResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: Buffer
}

const json = { 'content-type': 'application/json' }

export const plainResponse = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
): GatewayResponse => ({
  status,
  headers: { ...json, ...headers },
  cookies: [],
  body: Buffer.from(JSON.stringify({ message })),
})

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null)

/** Format 2.0: a result without a status is the body of a 200. */
export const createResponse = (result: unknown): GatewayResponse => {
  if (!isFields(result) || result.statusCode === undefined)
    return { status: 200, headers: json, cookies: [], body: Buffer.from(textOf(result)) }
  const status = Number(result.statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599)
    return plainResponse(500, 'Internal Server Error')
  const headers = Object.entries(Object(result.headers ?? {})).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ])
  const body = result.body === undefined ? '' : textOf(result.body)
  const cookies = Array.isArray(result.cookies) ? result.cookies.map(String) : []
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...Object.fromEntries(headers) },
    cookies,
    body: Buffer.from(body, result.isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}
