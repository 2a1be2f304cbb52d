import type { Answer } from '../../local/demo/ask.ts'
import type { DeskClient } from '../../local/demo/client.ts'
import type { Facts } from './facts.ts'
import type { Host } from './host.ts'
import { seconds } from './waiting.ts'

/** Longer than any start takes: a caller who is not answered within gives up, and the round fails. */
const patienceSeconds = 180
const pauseSeconds = 0.1

/** Asks a running desk once. Undefined when no answer came: it may have been done or not. */
export const askOnce = async <Result>(
  host: Host,
  ask: (client: DeskClient) => Promise<Result>,
): Promise<Result | undefined> => {
  const client = await host.client()
  try {
    return await ask(client)
  } catch {
    return undefined
  }
}

/** Asks again, through crashes and restarts, until the answer is good. */
export const askUntil = async <Result>(
  host: Host,
  ask: (client: DeskClient) => Promise<Result>,
  isGood: (result: Result) => boolean,
): Promise<Result> => {
  const until = performance.now() + patienceSeconds * 1000
  for (;;) {
    const result = await askOnce(host, ask)
    if (result !== undefined && isGood(result)) return result
    if (performance.now() > until)
      throw new Error(`No good answer within ${patienceSeconds} s: ${JSON.stringify(result)}`)
    await seconds(pauseSeconds)
  }
}

export interface Wish {
  readonly agent: string
  /** As in the API's page: `POST /v1/conversations/{conversation}/replies`. */
  readonly route: string
  /** The same with its values. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly key: string
  /** How often it is said once more although the answer had come. */
  readonly repeats: number
}

/** What the API says no with, by the rules of the desk. Anything else from 400 on is a surprise. */
const refusals: ReadonlySet<number> = new Set([403, 404, 409])

/** JSON's fields have no order: what was kept for a repeat comes back in another one. */
const inOrder = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const fields = Object.entries(value).map(([name, inner]) => [name, inOrder(inner)] as const)
  return Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Has something done that is done once, however often it must be said. Answers the last answer. */
export const wish = async <Body>(
  host: Host,
  facts: Facts,
  { agent, route, path, body, key, repeats }: Wish,
): Promise<Answer<Body>> => {
  const answers: { status: number; body: unknown }[] = []
  const { text } = body
  facts.asked.push({
    agent,
    route,
    key,
    text: typeof text === 'string' ? text : undefined,
    answers,
  })
  const say = (client: DeskClient) =>
    client.as(agent).api<Body>('POST', path, { body, headers: { 'idempotency-key': key } })
  const note = (answer: Answer<Body>): boolean => {
    answers.push({ status: answer.status, body: inOrder(answer.body) })
    return answer.status < 500
  }
  let last = await askUntil(host, say, note)
  for (let times = 0; times < repeats; times += 1) last = await askUntil(host, say, note)
  if (last.status >= 400 && !refusals.has(last.status))
    facts.surprises.push(`${agent} ${route}: ${last.status} ${last.text.slice(0, 200)}`)
  return last
}
