import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Caller } from '../../../src/desk/caller.ts'
import { partsOfDay } from '../../../src/desk/metrics.ts'
import type { Route } from '../../../src/http/route.ts'
import { rolesOf } from '../../../src/http/who-may.ts'
import { settingNames } from '../../../src/platform/names.ts'
import { replaceMetrics } from '../../../src/store/metrics.ts'
import { conversation, ticket } from '../../../src/store/queries/heads.ts'
import { nine, threadId } from '../../desk/a-desk.ts'
import { useDeskAtWork } from '../../promises/a-desk-at-work.ts'
import { asking } from '../a-request.ts'
import { type About, type Row, rows } from './rows.ts'
import { deskOfTeams, type TriedCase, triedCase } from './tried-case.ts'

const doors = new URL('../../../functions/http/', import.meta.url)
const lists = await Promise.all(
  readdirSync(doors)
    .filter((file) => /^agents-.*\.ts$/.test(file))
    .map((file): Promise<{ routes: readonly Route[] }> => import(new URL(file, doors).href)),
)
const routes = lists.flatMap((list) => list.routes)
const nameOf = ({ method, path }: Route): string => `${method} ${path}`
const byName = new Map(routes.map((route) => [nameOf(route), route]))

useDeskAtWork(deskOfTeams)
const day = '2026-03-02'
const aFact = { at: nine, correlation: 'c', team: 'repair', tier: 2, channel: 'app', inbox: 'app' }
beforeAll(async () => {
  process.env[settingNames.mailBucket] = 'files'
  const opened = { ...aFact, type: 'conversation.opened' as const, conversation: `${threadId}.1` }
  await replaceMetrics(day, partsOfDay(day, [opened]))
})

type Who =
  | 'an agent of a team that never had it'
  | 'an agent of a team that had it before'
  | 'an agent of the team that has it'
  | 'an agent who was asked by name'
  | 'an admin of no team'

const callers: Readonly<Record<Who, Pick<Caller, 'agent' | 'teams'>>> = {
  'an agent of a team that never had it': { agent: 'ida', teams: ['sales'] },
  'an agent of a team that had it before': { agent: 'lin', teams: ['service'] },
  'an agent of the team that has it': { agent: 'mei', teams: ['repair'] },
  'an agent who was asked by name': { agent: 'eva', teams: ['sales'] },
  'an admin of no team': { agent: 'ada', teams: [] },
}
const owner = 'an agent of the team that has it'

/** The lowest role that may call the route: what is left to ask is whose the case is. */
const callerOf = (who: Who, route: Route): Caller => ({
  ...callers[who],
  role: who === 'an admin of no team' ? 'admin' : (rolesOf(route)[0] ?? 'admin'),
})

let keysGiven = 0
/** The revision of what the path names, where the route asks which one was seen. */
const seenIn = async ({ path, bodyShape }: Route, tried: TriedCase): Promise<object> => {
  const { properties = {} } = z.toJSONSchema(bodyShape, { io: 'input', unrepresentable: 'any' })
  if (!('revision' in properties)) return {}
  const head = path.includes('{ticket}')
    ? await ticket(tried.ticket)
    : await conversation(tried.conversation)
  return { revision: head?.rev }
}

const ask = async (route: Route, row: Row, who: Who, tried: TriedCase) => {
  const { query, body: asked } = row.asks(tried)
  const seen = await seenIn(route, tried)
  const body = asked === undefined && !('revision' in seen) ? undefined : { ...asked, ...seen }
  const { conversation: id, customer } = tried
  const named: Readonly<Record<string, string>> = {
    ...{ conversation: id, customer },
    ticket: `${tried.ticket}`,
    team: 'repair',
    day,
  }
  keysGiven += 1
  return asking([route], async () => callerOf(who, route))({
    method: route.method,
    path: route.path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? ''),
    headers: { 'idempotency-key': `key-${keysGiven}` },
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** The case that a row begins with. */
const begun = async (route: Route, row: Row): Promise<TriedCase> => {
  const { isQueued = false, hasTicket = route.path.includes('{ticket}'), after } = row
  const { beside } = row
  const other = beside && (await triedCase({ isQueued: false, hasTicket: beside === 'ticket' }))
  const tried = {
    ...(await triedCase({ isQueued, hasTicket })),
    ...(other === undefined ? {} : { beside: other }),
  }
  const [earlier, earlierRow] = [byName.get(after ?? ''), rows[after ?? '']]
  if (earlier !== undefined && earlierRow !== undefined) {
    expect((await ask(earlier, earlierRow, owner, tried)).status).toBe(200)
  }
  return tried
}

type Answer = Awaited<ReturnType<typeof ask>>
type Verdict = (answer: Answer, tried: TriedCase) => void

const isAllowed: Verdict = ({ status, text }) => expect([200, 201, 204], text).toContain(status)
const isNotThere: Verdict = (answer) =>
  expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } })
const isNotTheirs: Verdict = (answer) =>
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-yours' } })
const finds: Verdict = ({ body }, { conversation }) =>
  expect(body.items.map(({ id }: { readonly id: string }) => id)).toEqual([conversation])
const findsNothing: Verdict = ({ status, body }) => expect([status, body.items]).toEqual([200, []])
const takes: Verdict = ({ body }) => expect(body.conversation).toMatch(/\.1$/)

type Said = readonly [says: string, verdict: Verdict]
const allowed: Said = ['is allowed', isAllowed]
const notThere: Said = ['is told that there is none', isNotThere]
const notTheirs: Said = ['is told that it is not theirs', isNotTheirs]
const found: Said = ['finds it', finds]

const verdicts: Readonly<
  Record<About, readonly [never: Said, before: Said, has: Said, asked: Said, admin: Said]>
> = {
  'reads a case': [notThere, allowed, allowed, allowed, allowed],
  'adds to a case': [notThere, allowed, allowed, allowed, allowed],
  'changes a case': [notThere, notTheirs, allowed, notTheirs, allowed],
  // A team is not handed over: nobody had it before.
  'reads a team': [notThere, notThere, allowed, notThere, allowed],
  // Taken is what one works on oneself, in a team that everybody knows of.
  'takes from a team': [notTheirs, notTheirs, ['takes the next', takes], notTheirs, notTheirs],
  'finds cases': [['finds nothing', findsNothing], found, found, found, found],
  'names nothing': [allowed, allowed, allowed, allowed, allowed],
}

describe('the table of whose a thing is', () => {
  test('has a row for every route of the agents’ API, and for no other', () => {
    expect(Object.keys(rows).toSorted()).toEqual(routes.map(nameOf).toSorted())
  })

  test('says of every route what its path names', () => {
    const wrong = routes.filter((route) => {
      const about = rows[nameOf(route)]?.about
      if (/\{(conversation|ticket)\}/.test(route.path)) return !about?.endsWith(' a case')
      if (route.path.includes('{team}')) return !about?.endsWith(' a team')
      return route.path.includes('{customer}') && about !== 'finds cases'
    })
    expect(wrong.map(nameOf)).toEqual([])
  })
})

describe.each(Object.entries(rows))('%s', (name, row) => {
  const cells = Object.keys(callers).map((who, at) => {
    const [says, verdict] = verdicts[row.about][at] ?? allowed
    return { who: who as Who, says, verdict }
  })

  test.each(cells)('$who $says', async ({ who, verdict }) => {
    const route = byName.get(name)
    if (route === undefined) throw new Error(`There is no route ${name}.`)
    const tried = await begun(route, row)
    verdict(await ask(route, row, who, tried), tried)
  })
})
