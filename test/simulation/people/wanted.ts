import type { Chance } from '../world/chance.ts'

/** What a list shows of a case. */
export interface Card {
  readonly kind: 'conversation' | 'ticket'
  readonly id: string
  readonly ticket?: number
}

export type Teams = Readonly<Record<string, { readonly members: readonly string[] }>>

/** A request that changes something. */
export interface Wanted {
  readonly method: 'POST' | 'PUT' | 'PATCH'
  /** With its parameters, as the API's page writes it. */
  readonly route: string
  readonly url: string
  readonly body: Readonly<Record<string, unknown>>
  /** What they looked at before: its revision goes with the request. */
  readonly about?: string
}

/** What an agent does about a case, by chance that belongs to the deed. */
export const createWanted = (chance: Chance, teams: Teams, now: () => number) => {
  const ofConversation = (agent: string, deed: string, id: string): Wanted => {
    const about = `/v1/conversations/${id}`
    const route = (rest: string) => `POST /v1/conversations/{conversation}/${rest}`
    const drawn = chance.of(`${deed} what`)
    const post = (rest: string, body: Wanted['body']): Wanted => ({
      method: 'POST',
      route: route(rest),
      url: `${about}/${rest}`,
      body,
    })
    const change = (rest: string, body: Wanted['body']): Wanted => ({ ...post(rest, body), about })
    if (drawn < 0.46) return post('replies', { text: `reply of ${deed}` })
    if (drawn < 0.52) {
      const mentions = [colleague(agent, deed)].filter((one) => one !== null)
      return post('notes', { text: `note of ${deed}`, mentions })
    }
    if (drawn < 0.6) return change('transfer', destination(deed))
    if (drawn < 0.72) {
      const body = { conversation: id, type: 'repair', title: `Ticket of ${agent}` }
      return { method: 'POST', route: 'POST /v1/tickets', url: '/v1/tickets', body }
    }
    if (drawn < 0.77) return change('assign', { agent: colleague(agent, deed) })
    if (drawn < 0.81) return change('snooze', { until: later(deed) })
    if (drawn < 0.84) return tagged(deed, about)
    return change('resolve', {})
  }
  /** One of the same team, or nobody. */
  const colleague = (agent: string, deed: string): string | null => {
    const team = Object.values(teams).find(({ members }) => members.includes(agent))
    const isNobody = chance.of(`${deed} nobody?`) < 0.3
    return isNobody ? null : chance.pick(`${deed} colleague`, team?.members ?? [agent])
  }
  const later = (deed: string): string =>
    new Date(now() + chance.int(`${deed} aside`, 20_000, 900_000)).toISOString()
  const tagged = (deed: string, about: string): Wanted => ({
    method: 'PUT',
    route: 'PUT /v1/conversations/{conversation}/tags',
    url: `${about}/tags`,
    about,
    body: { tags: chance.pick(`${deed} tags`, [[], ['billing'], ['vip', 'billing']]) },
  })
  const destination = (deed: string): Readonly<Record<string, unknown>> => {
    const team = chance.pick(`${deed} team`, Object.keys(teams))
    if (chance.of(`${deed} named?`) < 0.6) return { team }
    return { team, agent: chance.pick(`${deed} agent`, teams[team]?.members ?? []) }
  }
  /** Beside it they see other cases: some are brought together. */
  const ofTicket = (agent: string, deed: string, id: string, cards: readonly Card[]): Wanted => {
    const about = `/v1/tickets/${id}`
    const drawn = chance.of(`${deed} what`)
    const post = (rest: string, body: Wanted['body']): Wanted => ({
      method: 'POST',
      route: `POST /v1/tickets/{ticket}/${rest}`,
      url: `${about}/${rest}`,
      body,
    })
    const change = (rest: string, body: Wanted['body']): Wanted => ({ ...post(rest, body), about })
    const other = chance.pick(`${deed} other`, cards)
    if (drawn < 0.12 && other.kind === 'conversation') {
      return change(other.ticket === undefined ? 'link' : 'unlink', { conversation: other.id })
    }
    if (drawn < 0.12) return change('merge', { into: Number(other.id) })
    if (drawn < 0.15) return post('notes', { text: `note of ${deed}` })
    if (drawn < 0.18) {
      const body = { watchers: chance.pick(`${deed} watchers`, [[], [agent]]) }
      const route = 'PUT /v1/tickets/{ticket}/watchers'
      return { method: 'PUT', route, url: `${about}/watchers`, about, body }
    }
    if (drawn < 0.3) {
      const body = { priority: chance.int(`${deed} priority`, 0, 9) }
      return { method: 'PATCH', route: 'PATCH /v1/tickets/{ticket}', url: about, about, body }
    }
    return drawn < 0.6 ? change('transfer', destination(deed)) : change('resolve', {})
  }
  const next = (team: string): Wanted => ({
    method: 'POST',
    route: 'POST /v1/teams/{team}/take-next',
    url: `/v1/teams/${team}/take-next`,
    body: {},
  })
  const again = (id: string): Wanted => ({
    method: 'POST',
    route: 'POST /v1/conversations/{conversation}/reopen',
    url: `/v1/conversations/${id}/reopen`,
    about: `/v1/conversations/${id}`,
    body: {},
  })
  return { ofConversation, ofTicket, next, again }
}
