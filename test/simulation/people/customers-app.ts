import type { FetchApp } from '../aws/environment.ts'
import { networkFault } from '../aws/faults.ts'
import type { Received } from '../promises/observed.ts'
import type { Trouble } from '../world/weather.ts'
import type { World } from '../world/world.ts'

interface MessageSent {
  readonly data: {
    readonly thread: string
    readonly message: { readonly id: string; readonly seq: number; readonly text: string }
  }
}

const wayMilliseconds = { min: 5, max: 200 }
const slowMilliseconds = { min: 2000, max: 20_000 }

const troubles = [
  ...(['app-500', 'app-429', 'app-410', 'app-away', 'app-silent', 'app-took-silently'] as const),
  ...(['app-slow', 'killed-before', 'killed-after'] as const),
]

type Arrived =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly fault: Error }
  | { readonly death: string }
  | 'silence'

const never = (): Promise<never> => new Promise(() => undefined)

/** As Node's own fetch says it. */
const notConnected = (): Error =>
  Object.assign(new TypeError('fetch failed'), { cause: networkFault('ECONNREFUSED') })

const answerOf = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: { get: (name: string) => headers[name] ?? null },
  body: { cancel: async () => undefined },
})

/** The company's app that takes our replies: it may be slow, away or out of order, and it writes down what it took. */
export const createCustomersApp = (world: World) => {
  const { time, chance, weather, story } = world
  const received: Received[] = []
  const answered = new Set<string>()

  const take = (body: string, webhookId: string): void => {
    const { thread, message } = (JSON.parse(body) as MessageSent).data
    const reply = { webhookId, thread, seq: message.seq, text: message.text, at: time.now() }
    received.push(reply)
    story.tell('app', `takes reply ${message.seq} for ${thread}`)
  }

  /** What the app does about a reply: the status of its answer, or why there is none. */
  const arrive = (struck: Trouble | undefined, body: string, id: string): Arrived => {
    if (struck === 'killed-before') return { death: 'before it called the app' }
    if (struck === 'app-away') return { fault: notConnected() }
    if (struck === 'app-silent') return 'silence'
    if (struck === 'app-500') return { status: 500 }
    if (struck === 'app-429') return { status: 429, headers: { 'retry-after': '20' } }
    if (struck === 'app-410') return { status: 410 }
    take(body, id)
    if (struck === 'killed-after') return { death: 'after it called the app' }
    return struck === 'app-took-silently' ? 'silence' : { status: 200 }
  }

  const fetchApp: FetchApp = async (caller, _url, { body, headers }, answerWithin) => {
    const id = headers['webhook-id'] ?? ''
    const label = `app ${id}`
    const struck = weather.strikes(label, ...troubles)
    if (struck !== undefined) story.tell('app', `${struck}, for ${id}`)
    const isSlowThere = struck === 'app-slow' && chance.of(`${label} slow?`) < 0.5
    const within = (way: string, isSlow: boolean): number => {
      const { min, max } = isSlow ? slowMilliseconds : wayMilliseconds
      return chance.int(`${label} ${way}`, min, max)
    }
    const there = within('there', isSlowThere)
    const back = within('back', struck === 'app-slow' && !isSlowThere)
    await time.sleep(there)
    const arrived = arrive(struck, body, id)
    if (typeof arrived === 'object' && 'death' in arrived) {
      caller.die(arrived.death)
      return never()
    }
    const isLate = arrived === 'silence' || there + back > answerWithin
    await time.sleep(isLate ? Math.max(0, answerWithin - there) : back)
    if (!caller.isAlive()) return never()
    if (isLate) throw Object.assign(new Error('late'), { name: 'TimeoutError' })
    if ('fault' in arrived) throw arrived.fault
    if (arrived.status < 300) answered.add(id)
    return answerOf(arrived.status, arrived.headers)
  }
  return {
    fetchApp,
    received: (): readonly Received[] => received,
    /** Whose 2xx reached a worker that lived, by webhook-id. */
    answered: (): ReadonlySet<string> => answered,
  }
}
