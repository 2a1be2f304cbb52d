import type { Intake } from '../contract.ts'
import { parse } from './parse.ts'
import { verify } from './signature.ts'

/** Own apps, desktop and mobile: JSON over HTTPS, signed both ways by Standard Webhooks. */
export const webhook: Intake = {
  bodyBytesMax: 256 * 1024,
  verify,
  parse,
  acknowledge: (ids) => ({ status: 202, body: JSON.stringify({ accepted: ids.length }) }),
}
