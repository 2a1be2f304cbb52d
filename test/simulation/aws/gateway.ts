import type { RoutePlan } from '../../../local/assembly/routes.ts'
import { createEvent, splitUrl } from '../../../local/gateway/event.ts'
import { matchRoute } from '../../../local/gateway/match.ts'
import type { World } from '../world/world.ts'
import type { Lambda } from './lambda.ts'

export interface Asking {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The claims of a verified token. */
  readonly claims?: Readonly<Record<string, string>>
}

/** Status 0: there was no answer, and nobody knows whether it was done. */
export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

export interface Gateway {
  readonly ask: (asking: Asking, who: string) => Promise<Answer>
}

const noAnswer: Answer = { status: 0, body: '', headers: {} }
const wayMilliseconds = { min: 5, max: 60 }
const lostMilliseconds = 5000

/** The HTTP API: a route's function is invoked, and its answer may be lost on the way back. */
export const createGateway = (
  world: World,
  routes: readonly RoutePlan[],
  lambdaOf: (name: string) => Lambda,
): Gateway => {
  const { time, chance, weather } = world
  let requests = 0
  const way = (who: string): Promise<void> =>
    time.sleep(chance.int(`${who} way`, wayMilliseconds.min, wayMilliseconds.max))

  const ask = async (asking: Asking, who: string): Promise<Answer> => {
    const { method, url, headers = {}, body = '', claims } = asking
    const { path } = splitUrl(url)
    const matched = matchRoute(routes, method, path)
    if (matched === undefined) throw new Error(`There is no route for ${method} ${path}.`)
    requests += 1
    await way(who)
    const struck = weather.strikes(`${who} ${method} ${path}`, 'lost-request', 'lost-answer')
    if (struck === 'lost-request') {
      await time.sleep(lostMilliseconds)
      return noAnswer
    }
    const event = createEvent(
      { method, url, headers, body: Buffer.from(body), sourceIp: '192.0.2.1' },
      {
        routeKey: matched.route.key,
        pathParameters: matched.pathParameters,
        requestId: `request-${requests}`,
        now: time.now(),
        ...(claims === undefined ? {} : { claims }),
      },
    )
    const outcome = await lambdaOf(matched.route.functionName).invoke(event, `${method} ${path}`)
    if (struck === 'lost-answer') {
      await time.sleep(lostMilliseconds)
      return noAnswer
    }
    await way(who)
    if (outcome.ended !== 'answered') return { status: 503, body: '', headers: {} }
    const answer = outcome.answer as { statusCode: number; body?: string; headers?: object }
    return { status: answer.statusCode, body: answer.body ?? '', headers: { ...answer.headers } }
  }
  return { ask }
}
