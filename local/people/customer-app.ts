import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { asFieldsOrEmpty, asText, type Fields, isFields } from '../assembly/shape.ts'
import type { Clock } from '../clock.ts'
import type { Folder } from '../folder.ts'

/** A request that the app refuses, with what to correct. */
export class AppRefusal extends Error {
  override readonly name = 'AppRefusal'
}

interface Signed {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A reply that the desk delivered, newest last. */
export interface Reply {
  readonly id: string
  /** ISO, by the desk's clock. */
  readonly at: string
  readonly inbox: string
  readonly isVerified: boolean
  /** What was wrong with the signature. */
  readonly problem?: string
  /** What the app answered. */
  readonly status: number
  readonly body: unknown
}

export interface Behaviour {
  readonly status: number
  readonly times: number
  readonly delaySeconds: number
}

export interface AppOptions {
  readonly deskUrl: string
  readonly clock: Clock
  readonly folder: Folder
  readonly inboxes: readonly string[]
  /** All secrets of an inbox, separated by spaces, the newest first. */
  readonly secretsOf: (inbox: string) => string | undefined
}

export interface CustomerApp {
  readonly send: (input: unknown) => Promise<unknown>
  readonly receive: (headers: Fields, body: string) => Promise<number>
  readonly replies: () => readonly Reply[]
  readonly behave: (behaviour: Behaviour) => void
}

const fileName = 'app-replies.json'

const messageBody = (input: Fields, clock: Clock): string => {
  const { sender, thread, text, sentAt } = input
  if (!isFields(sender) || typeof sender.id !== 'string' || typeof text !== 'string')
    throw new AppRefusal(
      'A message needs text and a sender with an id: {"sender":{"id":"c1"},"text":"..."}.',
    )
  const now = new Date(clock.now()).toISOString()
  return JSON.stringify({
    type: 'message.created',
    timestamp: now,
    data: {
      ...(thread === undefined ? {} : { thread }),
      sender,
      message: { text, sentAt: sentAt ?? now },
    },
  })
}

const sign = (id: string, body: string, secrets: string, clock: Clock): Signed => {
  const now = new Date(clock.now())
  const signature = new Webhook(secrets.split(' ')[0] ?? '').sign(id, now, body)
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signature,
    },
  }
}

/** Answers what was wrong with the signature, or nothing. */
const problemOf = (secrets: string, headers: Fields, body: string, clock: Clock) => {
  let problem = 'the inbox has no signing secret'
  const given = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value)]),
  )
  for (const secret of secrets.split(' ').filter((one) => one !== '')) {
    try {
      // The library reads Date: it must be the desk's.
      clock.during(() => new Webhook(secret).verify(body, given))
      return undefined
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
    }
  }
  return problem
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Plays the company whose app talks to our webhook inbox. */
export const createCustomerApp = (options: AppOptions): CustomerApp => {
  const { clock, folder, inboxes } = options
  const replies = folder.readJson<Reply[]>(fileName) ?? []
  let behaviours: Behaviour[] = []

  const secretsOf = (inbox: string): string => {
    const secrets = options.secretsOf(inbox)
    if (secrets) return secrets
    throw new AppRefusal(
      `The inbox ${inbox} has no signing secret. Inboxes: ${inboxes.join(', ')}.`,
    )
  }
  const post = async (inbox: string, { headers, body }: Signed) => {
    const url = `${options.deskUrl}/in/${encodeURIComponent(inbox)}`
    const response = await fetch(url, { method: 'POST', headers, body })
    return { status: response.status, body: parse(await response.text()) }
  }
  const takeBehaviour = (): Behaviour | undefined => {
    const [first, ...others] = behaviours
    if (!first) return undefined
    behaviours = first.times > 1 ? [{ ...first, times: first.times - 1 }, ...others] : others
    return first
  }
  /** Which inbox signed is not said in the reply, so each is tried. */
  const check = (headers: Fields, body: string) => {
    let problem: string | undefined = 'no inbox has a signing secret'
    for (const inbox of inboxes) {
      problem = problemOf(options.secretsOf(inbox) ?? '', headers, body, clock)
      if (problem === undefined) return { inbox, isVerified: true }
    }
    return { inbox: '', isVerified: false, problem }
  }
  return {
    send: async (given) => {
      const input = asFieldsOrEmpty(given, 'the message')
      const inbox = asText(input.inbox ?? inboxes[0] ?? 'app', 'inbox')
      const id = asText(input.id ?? `msg_${randomUUID()}`, 'id')
      const request = sign(id, messageBody(input, clock), secretsOf(inbox), clock)
      const answers: { status: number; body: unknown }[] = []
      for (let copy = 0; copy < Number(input.copies ?? 1); copy += 1)
        answers.push(await post(inbox, request))
      return { id, answers, request }
    },
    receive: async (headers, body) => {
      const behaviour = takeBehaviour()
      const checked = check(headers, body)
      if (behaviour?.delaySeconds)
        await new Promise((resolve) => setTimeout(resolve, behaviour.delaySeconds * 1000))
      const status = behaviour?.status ?? (checked.isVerified ? 200 : 401)
      const at = new Date(clock.now()).toISOString()
      const id = String(headers['webhook-id'] ?? '')
      replies.push({ id, at, ...checked, status, body: parse(body) })
      folder.writeJson(fileName, replies)
      return status
    },
    replies: () => replies,
    behave: (behaviour) => {
      behaviours = [...behaviours, behaviour]
    },
  }
}
