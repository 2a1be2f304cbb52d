import * as z from 'zod/mini'
import { ChangedView, PresenceView, WrittenView } from './change-shapes.ts'
import { CannedRepliesView, DeskView, MeView, TeamAgentsView } from './desk-shapes.ts'
import { MessagesView } from './message-shapes.ts'
import { doorCodes, refusalStatus } from './problem.ts'
import {
  ConversationView,
  EventsView,
  FoundView,
  ListView,
  MentionsView,
  MetricsView,
  TicketNotesView,
  TicketView,
} from './read-shapes.ts'
import type { Route } from './route.ts'
import { rolesOf } from './who-may.ts'

type Json = { readonly [name: string]: unknown }

/** The answers that have a name of their own in the document. */
const named = {
  CannedRepliesView,
  DeskView,
  TeamAgentsView,
  ChangedView,
  ConversationView,
  EventsView,
  FoundView,
  ListView,
  MeView,
  MentionsView,
  MessagesView,
  MetricsView,
  PresenceView,
  TicketNotesView,
  TicketView,
  WrittenView,
}

/** A shape as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
const schemaOf = (shape: z.ZodMiniType): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // The format says it; the pattern behind it is half a page long.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    },
  })
  return schema
}

const jsonOf = (schema: Json): Json => ({ 'application/json': { schema } })
const problem = { $ref: '#/components/responses/Problem' }

/** The API's page, built from what the doors declare: it cannot say anything else than they do. */
export const openApi = (routes: readonly Route[]): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Warmline',
    version: '1.0.0',
    description:
      'What agents do at the desk. Times are ISO 8601 in UTC. Every answer carries `x-correlation-id`, and tells by `RateLimit` ' +
      'how many requests are left in this minute; beyond them it is 429, with `Retry-After`.',
  },
  servers: [{ url: '/' }],
  security: [{ agent: [] }],
  paths: pathsOf(routes),
  components: {
    schemas: {
      ...Object.fromEntries(Object.entries(named).map(([name, shape]) => [name, schemaOf(shape)])),
      Problem: problemSchema,
    },
    responses: {
      Problem: {
        description: 'A problem (RFC 9457). `code` is stable; `detail` may be shown.',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
    securitySchemes: {
      agent: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'An ID token whose verified email is that of an agent in the desk file.',
      },
    },
  },
})

/** Every code that an answer may carry, with its status. */
const problemStatus: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Object.entries(doorCodes).map(([code, { status }]) => [code, status])),
  ...refusalStatus,
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', description: '`urn:warmline:problem:` and the code.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: {
      type: 'string',
      enum: Object.keys(problemStatus),
      description: Object.entries(problemStatus)
        .map(([code, status]) => `\`${code}\` ${status}`)
        .join(', '),
    },
    detail: { type: 'string' },
    revision: {
      type: 'integer',
      description: 'With `changed-meanwhile`: the present revision.',
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'detail'],
        properties: {
          path: {
            type: 'string',
            description:
              'JSON Pointer (RFC 6901) into the body, or `query.<name>`, `path.<name>`, `header.<name>`.',
          },
          detail: { type: 'string' },
        },
      },
    },
  },
}

const pathsOf = (routes: readonly Route[]): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  }
  return paths
}

const operation = (route: Route): Json => ({
  operationId: operationId(route),
  summary: route.summary,
  'x-roles': rolesOf(route),
  parameters: [
    ...parametersOf(route.pathShape, 'path'),
    ...parametersOf(route.queryShape, 'query'),
    ...headersOf(route),
  ],
  ...bodyOf(route),
  responses: {
    ...Object.fromEntries(
      Object.entries(route.answers).map(([status, shape]) => [status, answer(status, shape)]),
    ),
    default: problem,
  },
})

/** `GET /v1/tickets/{ticket}/events` is `getTicketEvents`. */
const operationId = ({ method, path }: Route): string => {
  const parts = path.split('/').slice(2)
  const words = parts.flatMap((part, index) => {
    if (part.startsWith('{')) return []
    const isOne = parts[index + 1]?.startsWith('{') === true
    return [isOne ? part.replace(/s$/, '') : part]
  })
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
  return method.toLowerCase() + words.map(capital).join('')
}

const parametersOf = (shape: z.ZodMiniType, place: 'path' | 'query'): readonly Json[] => {
  const { properties = {}, required = [] } = schemaOf(shape) as {
    properties?: Json
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }))
}

const headersOf = ({ idempotencyKey, answers }: Route): readonly Json[] => [
  ...(idempotencyKey === 'none'
    ? []
    : [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: idempotencyKey === 'required',
          description:
            'A value of your own: new for each action, the same for each repeat of it, which gets the same answer.',
          schema: { type: 'string', minLength: 1, maxLength: 128 },
        },
      ]),
  ...(304 in answers
    ? [{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }]
    : []),
]

const bodyOf = ({ method, bodyShape }: Route): Json => {
  const schema = schemaOf(bodyShape)
  const isEmpty = Object.keys((schema.properties ?? {}) as Json).length === 0
  if (method === 'GET' || isEmpty) return {}
  return { requestBody: { required: true, content: jsonOf(schema) } }
}

const answer = (status: string, shape: z.ZodMiniType | undefined): Json => {
  if (shape === undefined) return { description: status === '304' ? 'Nothing changed.' : 'Done.' }
  const name = Object.entries(named).find(([, one]) => one === shape)?.[0]
  const schema = name === undefined ? schemaOf(shape) : { $ref: `#/components/schemas/${name}` }
  return { description: status === '201' ? 'Done.' : 'As it is now.', content: jsonOf(schema) }
}
