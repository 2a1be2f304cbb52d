import type { Answer, Gateway } from '../aws/gateway.ts'
import type { Asked } from '../promises/observed.ts'
import type { World } from '../world/world.ts'
import { type Card, createWanted, type Teams, type Wanted } from './wanted.ts'

const asksMax = 5
const againMilliseconds = { min: 500, max: 20_000 }

/** The claims of an agent's token, as the authorizer hands them on. */
export const claimsOf = (agent: string): Readonly<Record<string, string>> => ({
  email: `${agent}@desk.example`,
  email_verified: 'true',
})

const parsed = (answer: Answer): unknown => {
  try {
    return JSON.parse(answer.body)
  } catch {
    return undefined
  }
}

/** Agents at their screens: they come and go, look at their work, and answer, move and resolve it. */
export const createAgents = (
  { time, chance, weather, story }: World,
  gateway: Gateway,
  teams: Teams,
) => {
  const wanted = createWanted(chance, teams, time.now)
  const asked: Asked[] = []
  const here = new Set<string>()
  /** Conversations that somebody wanted to be over. */
  const over: string[] = []
  let isOver = false

  const get = async (agent: string, url: string): Promise<unknown> => {
    const answer = await gateway.ask({ method: 'GET', url, claims: claimsOf(agent) }, agent)
    return answer.status === 200 ? parsed(answer) : undefined
  }

  /** The revision that an agent sees; where a reading lags, an earlier one. */
  const seen = async (agent: string, url: string): Promise<{ readonly revision: number }> => ({
    revision: ((await get(agent, url)) as { revision?: number } | undefined)?.revision ?? 1,
  })

  /** Asks until there is an answer, with the same key each time; sometimes once more after it. */
  const ask = async (
    agent: string,
    deed: string,
    { method, route, url, body: wish, about }: Wanted,
  ): Promise<void> => {
    const body = about === undefined ? wish : { ...wish, ...(await seen(agent, about)) }
    const headers = { 'content-type': 'application/json', 'idempotency-key': deed }
    const request = { method, url, headers, body: JSON.stringify(body), claims: claimsOf(agent) }
    const answers: { status: number; body: unknown }[] = []
    const text = typeof body.text === 'string' ? body.text : undefined
    asked.push({ agent, route, key: deed, text, answers })
    for (let count = 0; count < asksMax; count += 1) {
      const answer = await gateway.ask(request, agent)
      story.tell(agent, `${method} ${url}: ${answer.status === 0 ? 'no answer' : answer.status}`)
      if (answer.status > 0) answers.push({ status: answer.status, body: parsed(answer) })
      const isAnswered = answer.status > 0 && answer.status < 500
      if (isAnswered && weather.strikes(`${deed} again`, 'twice') === undefined) return
      const { min, max } = againMilliseconds
      await time.sleep(chance.int(`${deed} again`, min, max))
    }
  }

  const cardsOf = async (agent: string, url: string): Promise<readonly Card[]> =>
    ((await get(agent, url)) as { items?: readonly Card[] } | undefined)?.items ?? []

  const turn = async (agent: string, deed: string): Promise<void> => {
    const place = chance.of(`${deed} place`) < 0.8 ? 'held' : 'idle'
    const own = await cardsOf(agent, `/v1/me/work?place=${place}`)
    const looksAtQueue = own.length === 0 || chance.of(`${deed} queue?`) < 0.15
    const team = Object.keys(teams).find((one) => teams[one]?.members.includes(agent)) ?? ''
    if (over.length > 0 && chance.of(`${deed} again?`) < 0.04) {
      return ask(agent, deed, wanted.again(chance.pick(`${deed} which`, over)))
    }
    if (looksAtQueue && chance.of(`${deed} next?`) < 0.3) {
      return ask(agent, deed, wanted.next(team))
    }
    const cards = looksAtQueue ? await cardsOf(agent, `/v1/teams/${team}/queue`) : own
    const card = cards[chance.int(`${deed} card`, 0, Math.max(0, Math.min(2, cards.length - 1)))]
    if (card === undefined) return
    const isTicket = card.kind === 'ticket' || (card.ticket !== undefined && chance.of(deed) < 0.6)
    const number = card.kind === 'ticket' ? card.id : String(card.ticket)
    const what = isTicket
      ? wanted.ofTicket(agent, deed, number, cards)
      : wanted.ofConversation(agent, deed, card.id)
    if (card.kind === 'conversation' && what.url.endsWith('/resolve')) over.push(card.id)
    await ask(agent, deed, what)
  }

  const presence = async (agent: string, deed: string, says: 'online' | 'away'): Promise<void> => {
    const forMinutes = chance.int(`${deed} minutes`, 3, 40)
    const answer = await gateway.ask(
      {
        method: 'PUT',
        url: '/v1/me/presence',
        body: JSON.stringify({ presence: says, forMinutes }),
        claims: claimsOf(agent),
      },
      agent,
    )
    story.tell(agent, `says ${says} for ${forMinutes} min: ${answer.status}`)
  }

  /** Somebody at their screen sees that something moved, and acts in the same moment as others. */
  const onMove = (about: string): void => {
    if (isOver || here.size === 0 || chance.of(`moved ${about}`) > 0.25) return
    const agent = chance.pick(`moved ${about} who`, [...here].sort())
    const deed = `${agent}-at-once-${about}-${chance.int(`moved ${about} id`, 0, 1e9)}`
    const wait = chance.int(`${deed} soon`, 1, chance.pick(`${deed} how soon`, [60, 400, 3000]))
    time.later(wait, () => {
      if (weather.does(deed)) void turn(agent, deed)
    })
  }

  const live = async (agent: string): Promise<void> => {
    const { int, of } = chance
    await time.sleep(int(`${agent} begins`, 0, 240_000))
    for (let count = 1; !isOver; count += 1) {
      const deed = `${agent}-turn-${count}`
      const isHere = here.has(agent)
      const changes = of(`${deed} changes?`) < (isHere ? 0.12 : 0.6)
      if (changes && weather.does(`${deed} presence`)) {
        const says: 'online' | 'away' = isHere && of(`${deed} goes?`) < 0.5 ? 'away' : 'online'
        here[says === 'online' ? 'add' : 'delete'](agent)
        await presence(agent, deed, says)
      } else if (isHere && weather.does(deed)) {
        await turn(agent, deed)
      }
      await time.sleep(int(`${deed} pause`, 5000, 120_000))
    }
  }
  return {
    begin: (agents: readonly string[]): void => {
      for (const agent of agents) void live(agent)
    },
    onMove,
    /** Nobody begins anything new. */
    end: (): void => {
      isOver = true
    },
    /** Comes online once more, for whatever waits still. */
    presence,
    asked: (): readonly Asked[] => asked,
  }
}
