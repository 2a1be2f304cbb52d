import type { About, Attachment, NewMessage, Page, UploadPlace, Visitor } from './contract.ts'
import { asProblem, Problem } from './problem.ts'

const answerMsMax = 20_000
const uploadMsMax = 300_000
/** A request that may outlive its page is limited by browsers to 64 KB. */
const outlivingLettersMax = 15_000

interface Ask {
  readonly token?: string
  readonly body?: unknown
}

export interface VisitorClaim {
  readonly token?: string
  readonly customerToken?: string
  readonly locale?: string
}

/** The desk's chat API. Each call answers, or throws a `Problem`. */
export interface Api {
  about(): Promise<About>
  visitor(claim: VisitorClaim): Promise<Visitor>
  send(token: string, message: NewMessage): Promise<void>
  read(token: string, query: { readonly after?: string; readonly before?: string }): Promise<Page>
  seen(token: string, cursor: string): Promise<void>
  typing(token: string): Promise<void>
  announce(token: string, attachment: Attachment): Promise<UploadPlace>
  upload(place: UploadPlace, file: Blob): Promise<void>
}

/** @param base `<desk>/chat/<inbox>` */
export const createApi = (base: string): Api => {
  const ask = async (method: string, path: string, { token, body }: Ask): Promise<unknown> => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const answer = await request(
      base + path,
      {
        method,
        headers: {
          accept: 'application/json',
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(text === undefined ? {} : { body: text, keepalive: text.length < outlivingLettersMax }),
        credentials: 'omit',
        // What the desk says to everybody may be held for a minute; what it says to one visitor may not.
        cache: token === undefined ? 'default' : 'no-store',
      },
      answerMsMax,
    )
    return answer.status === 204 ? undefined : jsonOf(answer)
  }
  const asked = async <T>(method: string, path: string, body: Ask, proof: keyof T): Promise<T> => {
    const answer = await ask(method, path, body)
    if (isRecord(answer) && proof in answer) return answer as T
    // A gateway of a hotel or a train answers 200 for everybody: that was not the desk.
    throw new Problem(0, 'lost', 'the answer is not the desk’s')
  }
  return {
    about: () => asked<About>('GET', '', {}, 'name'),
    visitor: (body) => asked<Visitor>('POST', '/visitors', { body }, 'token'),
    send: async (token, body) => {
      const { id } = await asked<{ id: string }>('POST', '/messages', { token, body }, 'id')
      if (id !== body.id) throw new Problem(0, 'lost', 'another message was acknowledged')
    },
    read: (token, query) => {
      const search = new URLSearchParams(query as Record<string, string>).toString()
      return asked<Page>('GET', `/messages${search && `?${search}`}`, { token }, 'items')
    },
    seen: async (token, cursor) => void (await ask('POST', '/read', { token, body: { cursor } })),
    typing: async (token) => void (await ask('POST', '/typing', { token, body: {} })),
    announce: (token, body) =>
      asked<UploadPlace>('POST', '/attachments', { token, body }, 'upload'),
    upload: async ({ upload: { method, url, headers } }, body) =>
      void (await request(url, { method, headers, body, credentials: 'omit' }, uploadMsMax)),
  }
}

const request = async (url: string, init: RequestInit, msMax: number): Promise<Response> => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), msMax)
  try {
    const answer = await fetch(url, { ...init, signal: patience.signal })
    if (answer.ok) return answer
    throw await problemOf(answer)
  } catch (error) {
    throw asProblem(error)
  } finally {
    clearTimeout(timer)
  }
}

const problemOf = async (answer: Response): Promise<Problem> => {
  const body: unknown = await answer.json().catch(() => undefined)
  const { code, detail } = isRecord(body) ? body : {}
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return new Problem(
    answer.status,
    typeof code === 'string' ? code : 'fault',
    typeof detail === 'string' ? detail : '',
    Number.isFinite(seconds) ? seconds : undefined,
  )
}

const jsonOf = async (answer: Response): Promise<unknown> => {
  try {
    return await answer.json()
  } catch (error) {
    throw asProblem(error)
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
