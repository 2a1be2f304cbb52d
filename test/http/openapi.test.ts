import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import type * as z from 'zod/mini'
import { routes as cases } from '../../functions/http/agents-cases.ts'
import { routes as lookUp } from '../../functions/http/agents-look-up.ts'
import { routes as read } from '../../functions/http/agents-read.ts'
import { routes as tickets } from '../../functions/http/agents-tickets.ts'
import { routes as write } from '../../functions/http/agents-write.ts'
import { figures } from '../../src/desk/metrics.ts'
import { refusalCodes } from '../../src/desk/refusal.ts'
import { resolveConversation } from '../../src/desk/resolving.ts'
import { openTicket } from '../../src/desk/ticketing.ts'
import { answeredHead } from '../../src/flows/answered.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { openApi } from '../../src/http/openapi.ts'
import { type ApiDocument, typesOf } from '../../src/http/openapi-types.ts'
import { problem } from '../../src/http/problem.ts'
import { MetricsView } from '../../src/http/read-shapes.ts'
import type { Route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { iso } from '../../src/http/views.ts'
import { mayCall, roles, rolesOf, rolesPage } from '../../src/http/who-may.ts'
import { aConversation, given, nine, policy } from '../desk/a-desk.ts'
import { asking } from './a-request.ts'

const routes = [...read, ...lookUp, ...write, ...cases, ...tickets]

interface Operation {
  readonly 'x-roles': readonly string[]
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
  }[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, object>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly security: object
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>
}
const document = JSON.parse(JSON.stringify(openApi(routes))) as Document
const operationOf = ({ path, method }: Route): Operation => {
  const found = document.paths[path]?.[method.toLowerCase()]
  if (found === undefined) throw new Error(`${method} ${path} is not in the document.`)
  return found
}

describe('the API’s document', () => {
  test('is the one that is kept in docs; npm run docs writes it again', () => {
    const kept = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')
    expect(JSON.parse(kept)).toEqual(document)
  })

  test('is the one that the console’s client is typed by', () => {
    const kept = readFileSync(new URL('../../web/console/api/types.ts', import.meta.url), 'utf8')
    expect(kept).toBe(typesOf(document as unknown as ApiDocument))
  })

  test('says which roles may call what, as the page of roles does', () => {
    const kept = readFileSync(new URL('../../docs/roles.md', import.meta.url), 'utf8')
    expect(kept).toBe(rolesPage(routes))
    for (const route of routes) expect(operationOf(route)['x-roles']).toEqual(rolesOf(route))
  })

  test('describes every route once, under a name of its own', () => {
    const operations = routes.map(operationOf)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length)
    expect(Object.values(document.paths).flatMap(Object.values)).toHaveLength(routes.length)
  })

  test('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(routes.length)
    for (const [, kind = '', name = ''] of references) {
      expect(document.components[kind]?.[name], `${kind}/${name}`).toBeDefined()
    }
  })

  test('asks for an agent’s token everywhere', () => {
    expect(document.security).toEqual([{ agent: [] }])
    expect(document.components.securitySchemes?.agent).toMatchObject({
      type: 'http',
      scheme: 'bearer',
    })
  })

  test('names every code of a problem', () => {
    const { properties } = given(document.components.schemas?.Problem) as {
      properties: Record<string, { enum?: string[] }>
    }
    const codes = properties.code?.enum ?? []
    expect(codes).toEqual(expect.arrayContaining(Object.keys(refusalCodes)))
    const sample = JSON.parse(problem('invalid-request', 'why', [{ path: '/a', detail: 'b' }]).body)
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(sample)))
    expect(codes).toContain(sample.code)
  })
})

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_, route) => {
    const operation = operationOf(route)
    const names = (place: string) =>
      operation.parameters.filter((one) => one.in === place).map(({ name }) => name)

    test('says in a sentence what it does', () => {
      expect(operation.summary).toMatch(/^[A-Z].*\.$/)
    })

    test('has all parameters of its path, and says what it takes', () => {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(names('path')).toEqual(inPath)
      expect(operation.parameters.filter((one) => one.in === 'path' && !one.required)).toEqual([])
      if (route.method === 'GET') expect(operation.requestBody).toBeUndefined()
    })

    test('says whether it wants an Idempotency-Key', () => {
      const key = operation.parameters.find(({ name }) => name === 'Idempotency-Key')
      expect(key?.required).toBe(
        { required: true, accepted: false, none: undefined }[route.idempotencyKey],
      )
      if (route.method === 'POST') expect(key).toBeDefined()
    })

    test('says what it answers, and how a problem looks', () => {
      expect(Object.keys(operation.responses)).toEqual([...Object.keys(route.answers), 'default'])
      if (304 in route.answers) expect(names('header')).toContain('If-None-Match')
    })
  },
)

describe('what is answered', () => {
  const accepts = (shape: z.ZodMiniType, body: unknown) => {
    const shown = JSON.parse(JSON.stringify(body))
    expect(shape.parse(shown)).toEqual(shown)
  }
  const asked = { by: 'lin', correlation: 'c' }

  test('to a change is as documented, for a conversation and for a ticket', () => {
    const resolution = { ...asked, customer: undefined, newSurveyId: 's' }
    const resolved = resolveConversation(aConversation(), resolution, policy, nine)
    const request = { ...asked, number: 7, type: 'repair' as const, title: 'Dark', priority: 1 }
    const opened = openTicket(aConversation(), request, policy, nine)
    for (const head of [answeredHead(resolved, 'conversation'), answeredHead(opened, 'ticket')]) {
      if (!('answered' in head)) throw new Error('Refused.')
      accepts(ChangedView, head.answered.body)
    }
  })

  test('for a day without a single fact is as documented', () => {
    const day = { day: '2026-03-01', timeZone: 'UTC', startsAt: iso(nine), endsAt: iso(nine) }
    accepts(MetricsView, { ...day, ...figures([]) })
  })
})

describe.each(roles)('the role %s', (role) => {
  const caller = { agent: 'lin', role, teams: ['service'] }

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s: the door opens for who may, and for nobody else',
    async (_, route) => {
      const handle = vi.fn<Route['handle']>().mockResolvedValue({ status: 200, body: {} })
      const shapes = { pathShape: none, queryShape: none, bodyShape: none }
      const door = { ...route, ...shapes, idempotencyKey: 'none' as const, handle }
      const { status } = await asking(
        [door],
        async () => caller,
      )({
        method: route.method,
        path: route.path.replace(/\{\w+\}/g, 'x'),
        ...(route.method === 'GET' ? {} : { body: '{}' }),
      })
      expect(status).toBe(mayCall(route, caller) ? 200 : 403)
      expect(handle).toHaveBeenCalledTimes(mayCall(route, caller) ? 1 : 0)
    },
  )
})
