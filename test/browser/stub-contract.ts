import type { IncomingMessage } from 'node:http'
import * as z from 'zod'
import type { Asked } from './stub-desk.ts'

const bytesMax = 64 * 1024
const contact = { name: z.string().min(1).optional(), email: z.email().optional() }

/** The bodies of the web chat's API, to the letter: what it does not name is an error. */
const bodies: Readonly<Record<string, z.ZodType>> = {
  'GET ': z.strictObject({}),
  'GET /messages': z.strictObject({}),
  'POST /visitors': z.strictObject({
    token: z.string().optional(),
    customerToken: z.string().optional(),
    locale: z.string().optional(),
  }),
  'POST /messages': z
    .strictObject({
      id: z.string().regex(/^[\w-]{8,64}$/),
      text: z.string().min(1).max(4000).optional(),
      attachments: z.array(z.string()).min(1).optional(),
      ...contact,
    })
    .refine(({ text, attachments }) => text !== undefined || attachments !== undefined),
  'POST /read': z.strictObject({ cursor: z.string() }),
  'POST /typing': z.strictObject({}),
  'POST /attachments': z.strictObject({
    name: z.string().min(1),
    contentType: z.string().min(1),
    bytes: z.int().positive(),
  }),
}

/** In what a request breaks the contract. */
export const contractErrors = (
  { method, path, query, body }: Asked,
  request: IncomingMessage,
): readonly string[] => {
  const schema = bodies[`${method} ${path}`]
  if (schema === undefined) return [`there is no ${method} ${path}`]
  const errors = z.safeParse(schema, body).error?.issues.map(({ message }) => message) ?? []
  const unknown = [...query.keys()].filter((name) => name !== 'after' && name !== 'before')
  return [
    ...errors.map((message) => `${method} ${path}: ${message}`),
    ...unknown.map((name) => `${method} ${path} has no ?${name}`),
    ...(query.has('after') && query.has('before') ? ['after and before together'] : []),
    ...(method === 'POST' && request.headers['content-type'] !== 'application/json'
      ? [`${method} ${path} is no JSON`]
      : []),
    ...(Number(request.headers['content-length'] ?? 0) > bytesMax ? ['more than 64 KB'] : []),
    ...(request.headers.cookie === undefined ? [] : ['a cookie was sent']),
  ]
}
