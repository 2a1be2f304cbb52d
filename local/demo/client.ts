import type * as Answers from './answers.ts'
import { type Answer, type Asked, ask } from './ask.ts'

/** What only a desk on this machine has: its clock, its mails, the customer's app, its counters. */
export interface SentMessage {
  readonly sender: Readonly<Record<string, string>>
  readonly text: string
  readonly thread?: string
  readonly id?: string
  readonly sentAt?: string
  /** How often the same delivery is sent, one after the other. @default 1 */
  readonly copies?: number
}

export interface Fault {
  readonly kind: 'throttle' | 'time-out' | 'lost-answer' | 'conflict'
  readonly times: number
  readonly function?: string
  readonly operation?: string
}

/** The desk did not do what every step relies on, such as telling the time. */
export class DeskFault extends Error {
  override readonly name = 'DeskFault'
}

const good = <Body>(what: string, { status, text, body }: Answer<Body>): Body => {
  if (status < 300) return body
  throw new DeskFault(`${what} was answered with ${status}: ${text.slice(0, 400)}`)
}

const localSurface = (url: string) => {
  const local = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
    good(
      `${method} /_local${path}`,
      await ask<Body>(`${url}/_local${path}`, method, body === undefined ? {} : { body }),
    )
  return {
    status: () => local<Answers.Status>('GET', '/status'),
    token: (agent: string) => local<string>('GET', `/token/${agent}`),
    now: async () => Date.parse((await local<{ now: string }>('GET', '/clock')).now),
    /** Winds the clock; answers the functions whose schedules fired. */
    wind: async (advanceSeconds: number) =>
      (await local<{ fired: readonly string[] }>('POST', '/clock', { advanceSeconds })).fired,
    /** Waits until nothing is left to do. */
    settle: () => local<unknown>('GET', '/idle?timeoutSeconds=30'),
    mails: () => local<readonly Answers.Mail[]>('GET', '/mails'),
    units: () => local<Answers.Units>('GET', '/units'),
    forgetUnits: () => local<Answers.Units>('DELETE', '/units'),
    fail: (...faults: readonly Fault[]) => local<unknown>('POST', '/faults', faults),
    faultsLeft: async () =>
      (await local<{ waiting: readonly Fault[] }>('GET', '/faults')).waiting.length,
    invoke: <Body>(name: string, event: unknown) =>
      local<Body>('POST', `/functions/${name}/invocations`, event),
    send: (message: SentMessage) => local<Answers.Delivery>('POST', '/app/messages', message),
    replies: () => local<readonly Answers.Reply[]>('GET', '/app/replies'),
    appAnswers: (status: number, times: number, delaySeconds = 0) =>
      local<unknown>('POST', '/app/behaviour', { status, times, delaySeconds }),
  }
}

const keyed = (key: string | undefined): { headers?: Record<string, string> } =>
  key === undefined ? {} : { headers: { 'idempotency-key': key } }

/** The API as one agent uses it. Each request signs in anew, since the wound clock outlives every token. */
const agentSurface = (url: string, agent: string) => {
  const api = async <Body>(method: string, path: string, asked: Asked = {}) => {
    const token = await localSurface(url).token(agent)
    const headers = { authorization: `Bearer ${token}`, ...asked.headers }
    return ask<Body>(`${url}/v1${path}`, method, { ...asked, headers })
  }
  const post = <Body>(path: string, body: unknown, key?: string) =>
    api<Body>('POST', path, { body, ...keyed(key) })
  const get = <Body>(path: string, headers: Readonly<Record<string, string>> = {}) =>
    api<Body>('GET', path, { headers })
  /** Changes how a case stands, as somebody who has just looked at it. */
  const change = async <Body>(
    about: string,
    deed: string,
    body: Readonly<Record<string, unknown>> = {},
    key?: string,
  ) => {
    const { revision = 1 } = (await get<{ revision?: number }>(about)).body
    return post<Body>(`${about}/${deed}`, { ...body, revision }, key)
  }
  return {
    api,
    get,
    post,
    change,
    presence: (presence: 'online' | 'away', forMinutes = 720) =>
      api<{ load: number }>('PUT', '/me/presence', { body: { presence, forMinutes } }),
    work: (place: 'held' | 'idle' = 'held') => get<Answers.List>(`/me/work?place=${place}`),
    queue: (team: string) => get<Answers.List>(`/teams/${team}/queue`),
    conversation: (id: string) => get<Answers.Conversation>(`/conversations/${id}`),
    messages: (id: string, query = '') =>
      get<Answers.Messages>(`/conversations/${id}/messages${query}`),
    events: (id: string) => get<Answers.Happenings>(`/conversations/${id}/events`),
    reply: (id: string, text: string, key: string) =>
      post<Answers.Written>(`/conversations/${id}/replies`, { text }, key),
    note: (id: string, text: string, key: string) =>
      post<Answers.Written>(`/conversations/${id}/notes`, { text }, key),
    resolve: (id: string) => change<Answers.Changed>(`/conversations/${id}`, 'resolve'),
    openTicket: (asked: Readonly<Record<string, unknown>>, key: string) =>
      post<Answers.Changed>('/tickets', asked, key),
    ticket: (number: number) => get<Answers.Ticket>(`/tickets/${number}`),
    ticketEvents: (number: number) => get<Answers.Happenings>(`/tickets/${number}/events`),
    moveTicket: (number: number, to: Readonly<Record<string, string>>) =>
      change<Answers.Changed>(`/tickets/${number}`, 'transfer', to),
    resolveTicket: (number: number) => change<Answers.Changed>(`/tickets/${number}`, 'resolve'),
    metrics: (day: string) => get<Answers.Metrics>(`/metrics/${day}`),
  }
}

/** A desk's HTTP surfaces: everything that the demo and the journeys do goes through here. */
export const openClient = (url: string) => ({
  url,
  ...localSurface(url),
  as: (agent: string) => agentSurface(url, agent),
  ask: <Body>(method: string, path: string, asked?: Asked) =>
    ask<Body>(`${url}${path}`, method, asked),
})

export type DeskClient = ReturnType<typeof openClient>
export type AgentClient = ReturnType<typeof agentSurface>
