import { Webhook } from 'standardwebhooks'
import { type Listener, listen, readBody } from '../../local/http.ts'
import type { Facts } from './facts.ts'
import type { Random } from './random.ts'
import { seconds } from './waiting.ts'

interface Delivered {
  readonly data: {
    readonly thread: string
    readonly message: { readonly seq: number; readonly text: string }
  }
}

/** The company's app. It runs beside the desk, so that it knows what it took whatever becomes of the desk. */
export interface App extends Listener {
  /** From now on it takes everything at once. */
  readonly behaveWell: () => void
  /** The inboxes' secrets, once the desk has made them. */
  readonly learn: (secrets: readonly string[]) => void
}

type Mood = 'takes' | 'takes-slowly' | 'busy' | 'refuses' | 'takes-and-hangs-up'

const moodOf = (random: Random): Mood => {
  const dice = random.below(100)
  if (dice < 76) return 'takes'
  if (dice < 84) return 'takes-slowly'
  if (dice < 94) return 'busy'
  return dice < 97 ? 'refuses' : 'takes-and-hangs-up'
}

const statusOf: Readonly<Record<Mood, number>> = {
  takes: 200,
  'takes-slowly': 200,
  'takes-and-hangs-up': 200,
  busy: 503,
  refuses: 400,
}

const isSigned = (
  secrets: readonly string[],
  headers: Readonly<Record<string, unknown>>,
  body: string,
): boolean => {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000)
  const given = String(headers['webhook-signature']).split(' ')
  return secrets.some((secret) =>
    given.includes(new Webhook(secret).sign(String(headers['webhook-id']), at, body)),
  )
}

/** Receives replies. What it takes is noted before it answers: the answer may be lost. */
export const startApp = async (facts: Facts, random: Random): Promise<App> => {
  let isGood = false
  let known: readonly string[] = []
  const listener = await listen(0, async (request, response) => {
    const body = (await readBody(request))?.toString('utf8') ?? ''
    const mood = isGood ? 'takes' : moodOf(random)
    if (!isSigned(known, request.headers, body)) facts.surprises.push('A reply was not signed.')
    if (mood.startsWith('takes')) {
      const { data } = JSON.parse(body) as Delivered
      const webhookId = String(request.headers['webhook-id'])
      const { seq, text } = data.message
      facts.received.push({ webhookId, thread: data.thread, seq, text, at: Date.now() })
    }
    if (mood === 'takes-slowly') await seconds(random.between(2, 12) / 10)
    if (mood === 'takes-and-hangs-up') return void request.socket.destroy()
    response.writeHead(statusOf[mood])
    response.end()
  })
  return {
    ...listener,
    behaveWell: () => {
      isGood = true
    },
    learn: (secrets) => {
      known = secrets
    },
  }
}
