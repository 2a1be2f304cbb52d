import { hours } from '../../desk/a-desk.ts'
import type { TriedCase } from './tried-case.ts'

/** What a route is about, which says who may call it for what. */
export type About =
  | 'reads a case'
  | 'adds to a case'
  | 'changes a case'
  | 'reads a team'
  | 'takes from a team'
  | 'finds cases'
  | 'names nothing'

/** What a request has beside its path. */
export interface Asks {
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}

export interface Row {
  readonly about: About
  /** The rest of a request that the desk carries out for whoever may ask it. */
  readonly asks: (tried: TriedCase) => Asks
  /** The case waits in the queue of its team. @default an agent has it */
  readonly isQueued?: boolean
  /** A ticket leads the case. @default where the path names one */
  readonly hasTicket?: boolean
  /** A second case of the same team, which the request names too. @default none */
  readonly beside?: 'conversation' | 'ticket'
  /** A route that the case went through before. @default it is as it was opened */
  readonly after?: string
}

const nothing = () => ({})
const readsCase: Row = { about: 'reads a case', asks: nothing }
/** Whoever may read a case may leave a note at it, and shows that they look at it. */
const addsToCase = (body: object): Row => ({ about: 'adds to a case', asks: () => ({ body }) })
const readsTeam: Row = { about: 'reads a team', asks: nothing }
const namesNothing: Row = { about: 'names nothing', asks: nothing }
const changesCase = (asks: Row['asks'] = nothing, more: Partial<Row> = {}): Row => ({
  ...{ about: 'changes a case', asks },
  ...more,
})

const resolve = 'POST /v1/conversations/{conversation}/resolve'

/** One row for each route of the agents' API, whose object-level check it states. */
export const rows: Readonly<Record<string, Row>> = {
  'GET /v1/me': namesNothing,
  'GET /v1/me/work': namesNothing,
  'GET /v1/me/mentions': namesNothing,
  'PUT /v1/me/mentions': {
    ...namesNothing,
    asks: () => ({ body: { seenTo: '2026-03-02T08:00:00Z' } }),
  },
  'GET /v1/me/watched': namesNothing,
  'PUT /v1/me/presence': { ...namesNothing, asks: () => ({ body: { presence: 'online' } }) },
  'POST /v1/attachments': {
    ...namesNothing,
    asks: () => ({ body: { name: 'a.txt', contentType: 'text/plain', bytes: 3 } }),
  },
  'GET /v1/desk': namesNothing,
  'GET /v1/canned-replies': namesNothing,
  'GET /v1/metrics/{day}': { ...readsTeam, asks: () => ({ query: { team: 'repair' } }) },

  'GET /v1/search': { about: 'finds cases', asks: ({ name }) => ({ query: { q: name } }) },
  'GET /v1/customers/{customer}/cases': { about: 'finds cases', asks: nothing },

  'GET /v1/teams/{team}/queue': readsTeam,
  'GET /v1/teams/{team}/work': readsTeam,
  'GET /v1/teams/{team}/agents': readsTeam,
  'POST /v1/teams/{team}/take-next': { about: 'takes from a team', asks: nothing, isQueued: true },

  'GET /v1/conversations/{conversation}': readsCase,
  'GET /v1/conversations/{conversation}/messages': readsCase,
  'GET /v1/conversations/{conversation}/events': readsCase,
  'PUT /v1/conversations/{conversation}/viewing': addsToCase({}),
  'POST /v1/conversations/{conversation}/typing': changesCase(),
  'POST /v1/conversations/{conversation}/notes': addsToCase({ text: 'Mine' }),
  'POST /v1/conversations/{conversation}/replies': changesCase(() => ({ body: { text: 'Mine' } })),
  'PUT /v1/conversations/{conversation}/tags': changesCase(() => ({ body: { tags: ['mine'] } })),
  'POST /v1/conversations/{conversation}/snooze': changesCase(() => ({
    body: { until: new Date(Date.now() + hours(1)).toISOString() },
  })),
  'POST /v1/conversations/{conversation}/assign': changesCase(() => ({ body: { agent: null } })),
  'POST /v1/conversations/{conversation}/transfer': changesCase(() => ({
    body: { team: 'service' },
  })),
  [resolve]: changesCase(),
  'POST /v1/conversations/{conversation}/reopen': changesCase(nothing, { after: resolve }),

  'POST /v1/tickets': changesCase(({ conversation }) => ({
    body: { conversation, type: 'repair', title: 'Mine' },
  })),
  'GET /v1/tickets/{ticket}': readsCase,
  'GET /v1/tickets/{ticket}/events': readsCase,
  'GET /v1/tickets/{ticket}/notes': readsCase,
  'POST /v1/tickets/{ticket}/notes': addsToCase({ text: 'Mine' }),
  'PUT /v1/tickets/{ticket}/watchers': changesCase(() => ({ body: { watchers: ['mei'] } })),
  'POST /v1/tickets/{ticket}/link': changesCase(
    ({ beside }) => ({ body: { conversation: beside?.conversation } }),
    { beside: 'conversation' },
  ),
  'POST /v1/tickets/{ticket}/unlink': changesCase(({ conversation }) => ({
    body: { conversation },
  })),
  'POST /v1/tickets/{ticket}/merge': changesCase(
    ({ beside }) => ({ body: { into: beside?.ticket } }),
    { beside: 'ticket' },
  ),
  'PATCH /v1/tickets/{ticket}': changesCase(() => ({ body: { title: 'Mine' } })),
  'POST /v1/tickets/{ticket}/transfer': changesCase(() => ({ body: { team: 'service' } })),
  'POST /v1/tickets/{ticket}/resolve': changesCase(),
}
