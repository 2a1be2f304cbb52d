import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen, type Server } from './server.ts'
import { contractErrors } from './stub-contract.ts'
import { pageOf, type StoredMessage } from './stub-pages.ts'

/** What goes wrong with the next requests of a kind. */
export interface Fault {
  /** As `POST /messages`. */
  readonly on: string
  /** `before`: the connection is cut and nothing is stored. `after`: it is stored, and the answer is lost. */
  readonly cut?: 'before' | 'after'
  readonly status?: number
  readonly retryAfterSeconds?: number
  readonly delayMs?: number
  times: number
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Record<string, unknown>
  readonly token: string | undefined
}

const inbox = '/chat/site'
const limits = {
  countMax: 3,
  bytesMax: 100_000,
  types: ['image/png', 'application/pdf', 'text/plain'],
}

/** A desk that keeps the web chat's contract to the letter, and fails when it is told to. */
export const startStubDesk = async (widget: string, origins: readonly string[]) => {
  const threads = new Map<string, StoredMessage[]>()
  const tokens = new Map<string, string>()
  const places = new Map<
    string,
    { name: string; contentType: string; size: number; body?: Buffer }
  >()
  const asked: Asked[] = []
  const violations: string[] = []
  const desk = {
    url: '',
    asked,
    violations,
    faults: [] as Fault[],
    /** Down: every connection is cut. */
    isDown: false,
    isTyping: false,
    pollAfterMs: 150,
    /** How long a stored message is not yet read back: filing takes its time. */
    filingMs: 0,
    about: {
      name: '暖线电视客服',
      language: 'zh',
      isOpen: true,
      goesOnByMail: true,
      answerWithinMinutes: 5,
    } as Record<string, unknown>,
    /** Which customer a customer token stands for; others are refused. */
    customers: {} as Record<string, string>,
    threads,
    /** Refuses every token that was given so far. */
    forgetTokens: () => tokens.clear(),
    asks: (what: string) => asked.filter(({ method, path }) => `${method} ${path}` === what),
    /** All messages of all customers, as they were stored. */
    stored: () => [...threads.values()].flat().filter(({ from }) => from === 'customer'),
    say: (text: string, more: Partial<StoredMessage> = {}) => {
      for (const thread of threads.values()) {
        thread.push({
          id: `msg_${randomUUID()}`,
          from: 'agent',
          name: '林小雨',
          text,
          at: new Date().toISOString(),
          ...more,
        })
      }
    },
    places,
    close: async () => server.close(),
  }

  const answer = (
    response: ServerResponse,
    status: number,
    body?: unknown,
    headers = {},
  ): ServerResponse => {
    response.writeHead(status, {
      'content-type': status >= 400 ? 'application/problem+json' : 'application/json',
      'cache-control': 'no-store',
      ...headers,
    })
    return response.end(body === undefined ? undefined : JSON.stringify(body))
  }
  const refuse = (
    response: ServerResponse,
    status: number,
    code: string,
    headers = {},
  ): ServerResponse =>
    answer(response, status, { title: code, status, code, detail: code }, headers)

  const newToken = (thread: string, isCustomer: boolean) => {
    const token = randomUUID()
    tokens.set(token, thread)
    if (!threads.has(thread)) threads.set(thread, [])
    const hours = isCustomer ? 12 : 720
    return { token, isCustomer, expiresAt: new Date(Date.now() + hours * 3_600_000).toISOString() }
  }

  const visitors = ({ body }: Asked, response: ServerResponse): ServerResponse => {
    const { customerToken, token } = body
    if (customerToken !== undefined) {
      const customer = desk.customers[String(customerToken)]
      if (customer === undefined) return refuse(response, 401, 'unverified')
      return answer(response, 200, newToken(`customer ${customer}`, true))
    }
    const thread = tokens.get(String(token)) ?? `visitor ${randomUUID()}`
    return answer(response, 200, newToken(thread, false))
  }

  const send = (one: Asked, response: ServerResponse, thread: StoredMessage[]): ServerResponse => {
    const {
      id,
      text,
      name,
      email,
      attachments = [],
    } = one.body as {
      id: string
      text?: string
      name?: string
      email?: string
      attachments?: string[]
    }
    const files = attachments.map((key) => {
      const place = places.get(key)
      if (place?.body === undefined) violations.push(`the file ${key} was never put there`)
      const { name, contentType, size } = place ?? { name: '', contentType: '', size: 0 }
      return { name, contentType, bytes: size, url: `${desk.url}/put/${key}` }
    })
    if (!thread.some((message) => message.id === id)) {
      thread.push({
        id,
        from: 'customer',
        ...(text === undefined ? {} : { text }),
        ...(name === undefined ? {} : { name }),
        ...(email === undefined ? {} : { email }),
        at: new Date().toISOString(),
        ...(files.length === 0 ? {} : { attachments: files }),
      })
    }
    return answer(response, 202, { id })
  }

  const read = (
    { query }: Asked,
    response: ServerResponse,
    thread: StoredMessage[],
  ): ServerResponse => {
    const owner = [...threads].find(([, one]) => one === thread)?.[0] ?? ''
    const page = pageOf(owner, thread, query, desk.filingMs)
    if (page === undefined) return refuse(response, 400, 'invalid-request')
    const { isTyping, pollAfterMs } = desk
    return answer(response, 200, { ...page, isTyping, pollAfterMs })
  }

  const announce = ({ body }: Asked, response: ServerResponse): ServerResponse => {
    const { name, contentType, bytes } = body as {
      name: string
      contentType: string
      bytes: number
    }
    if (bytes > limits.bytesMax) return refuse(response, 413, 'too-large')
    const id = randomUUID()
    places.set(id, { name, contentType, size: bytes })
    const url = `${desk.url}/put/${id}`
    return answer(response, 201, {
      id,
      upload: { method: 'PUT', url, headers: { 'content-type': contentType } },
    })
  }

  const put = (key: string, request: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const place = places.get(key)
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': place?.contentType ?? '' }).end(place?.body)
      return
    }
    if (place?.contentType !== request.headers['content-type'] || place?.size !== body.length) {
      violations.push('a file was put that was not announced so')
    }
    if (place !== undefined) place.body = body
    response.writeHead(200).end()
  }

  const inboxAnswer = (one: Asked, response: ServerResponse): ServerResponse => {
    if (one.path === '') {
      const text = { lettersMax: 4000 }
      return answer(response, 200, { text, attachments: limits, ...desk.about })
    }
    if (one.path === '/visitors') return visitors(one, response)
    const thread = threads.get(tokens.get(one.token ?? '') ?? '')
    if (thread === undefined) return refuse(response, 401, 'unverified')
    if (one.path === '/attachments') return announce(one, response)
    if (one.path !== '/messages') return answer(response, 204)
    return one.method === 'POST' ? send(one, response, thread) : read(one, response, thread)
  }

  const withFaults = async (one: Asked, response: ServerResponse): Promise<ServerResponse> => {
    const fault = desk.faults.find(
      ({ on, times }) => on === `${one.method} ${one.path}` && times > 0,
    )
    if (fault !== undefined) fault.times -= 1
    if (fault?.delayMs !== undefined) await new Promise((go) => setTimeout(go, fault.delayMs))
    if (desk.isDown || fault?.cut === 'before') return response.destroy()
    if (fault?.status !== undefined) {
      const seconds = fault.retryAfterSeconds
      const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) }
      const code = fault.status === 429 ? 'too-many' : fault.status === 401 ? 'unverified' : 'fault'
      return refuse(response, fault.status, code, headers)
    }
    if (fault?.cut === 'after') {
      // All that the answer would have done is done; only its sender hears nothing.
      const unheard = { writeHead: () => unheard, end: () => response.destroy() }
      return inboxAnswer(one, unheard as unknown as ServerResponse)
    }
    return inboxAnswer(one, response)
  }

  const server: Server = await listen(async (request, response, body) => {
    const url = new URL(request.url ?? '', desk.url)
    const { origin } = request.headers
    if (origin !== undefined && origins.includes(origin)) {
      response.setHeader('access-control-allow-origin', origin)
      response.setHeader('access-control-expose-headers', 'retry-after')
    }
    if (url.pathname === `${inbox}/widget.js`) {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(widget)
      return
    }
    if (request.method === 'OPTIONS') {
      const allowed = {
        'access-control-allow-methods': 'GET, POST, PUT',
        'access-control-allow-headers': 'authorization, content-type',
      }
      if (desk.isDown) response.destroy()
      else response.writeHead(204, allowed).end()
      return
    }
    if (url.pathname.startsWith('/put/')) {
      put(url.pathname.slice('/put/'.length), request, body, response)
      return
    }
    const one: Asked = {
      method: request.method ?? '',
      path: url.pathname.slice(inbox.length),
      query: url.searchParams,
      body: body.length === 0 ? {} : JSON.parse(body.toString('utf8')),
      token: request.headers.authorization?.replace(/^Bearer /, ''),
    }
    asked.push(one)
    const errors = contractErrors(one, request)
    violations.push(...errors)
    if (errors.length > 0) refuse(response, 400, 'invalid-request')
    else await withFaults(one, response)
  })
  desk.url = server.url
  return desk
}

export type StubDesk = Awaited<ReturnType<typeof startStubDesk>>
