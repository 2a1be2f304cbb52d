import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Desk, startDesk } from '../local/desk.ts'
import { openLedger, type Units } from './ledger.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

export interface Sender {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: string
  readonly tier: string
}

/** A whole desk, driven over HTTP as its customers and agents drive it. */
export interface MeasuredDesk {
  readonly desk: Desk
  readonly customerSays: (sender: Sender, text: string, more?: object) => Promise<void>
  readonly agentAsks: (
    agent: string,
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>
  readonly control: (method: string, path: string, body?: object) => Promise<Answer>
  /** What was used since it was asked last, once nothing is under way any more. */
  readonly unitsSince: () => Promise<Units>
  readonly stop: () => Promise<void>
}

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : { text },
  }
}

/** Whatever is answered with an error ends the measurement: half of a case has no figure. */
const asked = async (
  url: string,
  method: string,
  body: object | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(url, {
    method,
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = await answerOf(response)
  if (answer.status < 400) return answer
  throw new Error(
    `${method} ${url} was to succeed, got ${answer.status}: ${JSON.stringify(answer.body)}`,
  )
}

/** The example desk, and a chat beside it that never goes on by mail. */
const measuredDeskFile = (): string => {
  const example = readFileSync(new URL('../examples/desk.yaml', import.meta.url), 'utf8')
  const file = join(mkdtempSync(join(tmpdir(), 'warmline-bench-desk-')), 'desk.yaml')
  const page = {
    channel: 'webchat',
    team: 'service',
    language: 'zh',
    origins: ['https://a.example'],
  }
  writeFileSync(file, `${example}\n  page: ${JSON.stringify(page)}\n`)
  return file
}

export const openMeasuredDesk = async (assembly?: string): Promise<MeasuredDesk> => {
  const deskFile = measuredDeskFile()
  const given = assembly === undefined ? {} : { assembly }
  const desk = await startDesk({ port: 0, deskFile, ...given })
  rmSync(dirname(deskFile), { recursive: true })
  const control = (method: string, path: string, body?: object) =>
    asked(`${desk.url}/_local${path}`, method, body)
  const ledger = openLedger(desk.running.proxy)
  // Asked for each time: winding the clock ends a token as time does.
  const tokenOf = async (agent: string): Promise<string> =>
    String((await control('GET', `/token/${agent}`)).body.text).trim()
  return {
    desk,
    control,
    customerSays: async (sender, text, more = {}) => {
      const { body } = await control('POST', '/app/messages', { sender, text, ...more })
      const refused = (body.answers as { status: number }[]).find(({ status }) => status >= 300)
      if (refused) throw new Error(`A message was to be taken, got ${JSON.stringify(refused)}.`)
    },
    agentAsks: async (agent, method, path, body, headers = {}) =>
      asked(`${desk.url}${path}`, method, body, {
        authorization: `Bearer ${await tokenOf(agent)}`,
        ...headers,
      }),
    unitsSince: async () => {
      await control('GET', '/idle?timeoutSeconds=60')
      return ledger.close()
    },
    stop: desk.stop,
  }
}
