import { isRefusal } from '../../src/desk/refusal.ts'
import { me as whoAmI } from '../../src/flows/me.ts'
import { MeView } from '../../src/http/desk-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'

export const me = route({
  method: 'GET',
  path: '/v1/me',
  summary: 'Who I am at this desk, and whether I take work.',
  pathShape: none,
  queryShape: none,
  bodyShape: none,
  answers: { 200: MeView },
  idempotencyKey: 'none',
  handle: async ({ caller }) => {
    const found = await whoAmI(caller)
    return isRefusal(found) ? found : { status: 200, body: { ...caller, ...found } }
  },
})
