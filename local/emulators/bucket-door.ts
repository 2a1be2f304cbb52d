import type { IncomingHttpHeaders } from 'node:http'
import { type Listener, listen, readBody } from '../http.ts'

/** What a browser may do with a link: the bucket's CORS rule of the template, which the emulator knows nothing of. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT',
  'access-control-allow-headers': '*',
  'access-control-max-age': '3600',
} as const

/** Answers that `response-…` of a link asks for, as S3 gives them. */
const askedFor = (url: URL): Record<string, string> =>
  Object.fromEntries(
    ['content-disposition', 'content-type'].flatMap((name) => {
      const value = url.searchParams.get(`response-${name}`)
      return value === null ? [] : [[name, value]]
    }),
  )

/** Headers of one connection, and those that are made anew. */
const ofTheConnection: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'expect',
])

const passedOn = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ofTheConnection.has(name) ? [] : [[name, String(value)]],
    ),
  )

/** Stands before the emulator of S3 for functions and browsers. It lets a link put an object once, as S3 does. */
export const startBucketDoor = (emulatorUrl: string): Promise<Listener> =>
  listen(0, async (request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(200, cors)
      response.end()
      return
    }
    const body = await readBody(request)
    const url = new URL(request.url ?? '/', emulatorUrl)
    const headers = passedOn(request.headers)
    const hasBody = request.method === 'PUT' || request.method === 'POST'
    const isOnce = request.method === 'PUT' && headers['if-none-match'] === '*'
    if (isOnce && (await fetch(new URL(url.pathname, emulatorUrl), { method: 'HEAD' })).ok) {
      response.writeHead(412, cors)
      response.end()
      return
    }
    const answer = await fetch(url, {
      method: request.method ?? 'GET',
      headers,
      ...(hasBody && body !== undefined ? { body: new Uint8Array(body) } : {}),
    })
    const { 'content-length': _, ...given } = Object.fromEntries(answer.headers)
    response.writeHead(answer.status, {
      ...given,
      ...cors,
      ...(answer.ok ? askedFor(url) : {}),
    })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
