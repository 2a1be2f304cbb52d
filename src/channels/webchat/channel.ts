import type { Intake } from '../contract.ts'
import { parse } from './parse.ts'
import { bearer, visitorOf } from './token.ts'

/** A chat on the company's own pages: the visitor's browser sends, and reads by a cursor. */
export const webchat: Intake = {
  bodyBytesMax: 64 * 1024,
  verify: async ({ headers }, { inbox, secrets, now }) => {
    const visitor = await visitorOf(bearer(headers.authorization), inbox, secrets, now)
    return 'detail' in visitor ? { status: 401, detail: visitor.detail } : undefined
  },
  parse,
  acknowledge: ([id = '']) => ({
    status: 202,
    body: JSON.stringify({ id: id.slice(id.indexOf(' ') + 1) }),
  }),
}
