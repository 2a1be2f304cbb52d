import { demoPage } from '../../web/widget/demo-page.ts'
import { asFieldsOrEmpty } from '../assembly/shape.ts'
import { FunctionError } from '../functions/protocol.ts'
import { type FaultKind, faultKinds } from '../table/faults.ts'
import { type ControlAnswer, ControlRefusal, type ControlRequest, ok } from './answer.ts'
import { readQueueDepths, waitUntilIdle } from './idle.ts'
import { indexPage } from './page.ts'
import type { RunningDesk } from './running.ts'
import { signInRoutes } from './sign-in.ts'
import { statusOf } from './status.ts'

type Answer = (desk: RunningDesk, request: ControlRequest) => ControlAnswer | Promise<ControlAnswer>

const clockOf = ({ clock }: RunningDesk) => ({
  now: new Date(clock.now()).toISOString(),
  offsetSeconds: clock.offsetMilliseconds() / 1000,
})

const token: Answer = async ({ people, issuer }, { parameters: [id = ''] }) => {
  const agent = people.agents.find((one) => one.id === id)
  const known = people.agents.map((one) => one.id).join(', ')
  if (!agent) throw new ControlRefusal(404, `There is no agent ${id}. Agents: ${known}.`)
  return ok(await issuer.token(agent))
}

const windClock: Answer = async (desk, request) => {
  const { advanceSeconds } = asFieldsOrEmpty(request.json(), 'the body')
  if (typeof advanceSeconds !== 'number' || !(advanceSeconds >= 0))
    throw new ControlRefusal(
      400,
      `The clock is wound forward by seconds: send {"advanceSeconds": 600}, got ${JSON.stringify(advanceSeconds)}.`,
    )
  const fired = await desk.scheduler.advance(advanceSeconds)
  return ok({ ...clockOf(desk), fired })
}

const invoke: Answer = async ({ functions }, request) => {
  const [name = ''] = request.parameters
  const found = functions.get(name)
  if (!found)
    throw new ControlRefusal(
      404,
      `There is no function ${name}. Functions: ${[...functions.keys()].join(', ')}.`,
    )
  try {
    const result = await found.invoke(request.text ? request.json() : {})
    return { status: 200, body: JSON.stringify(result ?? null), type: 'application/json' }
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error
    return { status: 500, body: error.failure }
  }
}

const idle: Answer = async (desk, { query }) => {
  const watched = {
    functions: [...desk.functions.values()],
    sources: desk.sources,
    consumedQueues: new Set(
      desk.plan.sources.map(({ sourceArn }) => sourceArn.split(':').at(-1) ?? ''),
    ),
    queuesUrl: desk.endpoints.sqs,
  }
  const found = await waitUntilIdle(watched, Number(query.get('timeoutSeconds') ?? 20))
  return found.idle ? ok({ idle: true }) : { status: 504, body: found }
}

const addFaults: Answer = ({ proxy }, request) => {
  const given = request.json()
  for (const one of Array.isArray(given) ? given : [given]) {
    const { kind, times = 1, function: name, operation } = asFieldsOrEmpty(one, 'a fault')
    if (!faultKinds.includes(kind as FaultKind) || !(Number(times) > 0))
      throw new ControlRefusal(
        400,
        `A fault is {kind, times} with kind ${faultKinds.join(', ')}, got ${JSON.stringify(one)}.`,
      )
    proxy.faults.add({
      kind: kind as FaultKind,
      times: Number(times),
      ...(name === undefined ? {} : { function: String(name) }),
      ...(operation === undefined ? {} : { operation: String(operation) }),
    })
  }
  return ok({ waiting: proxy.faults.list() })
}

const behave: Answer = ({ app }, request) => {
  const { status, times = 1, delaySeconds = 0 } = asFieldsOrEmpty(request.json(), 'the body')
  if (!Number.isInteger(status) || Number(status) < 100 || Number(status) > 599)
    throw new ControlRefusal(
      400,
      `The app answers with a status from 100 to 599, got ${JSON.stringify(status)}.`,
    )
  app.behave({ status: Number(status), times: Number(times), delaySeconds: Number(delaySeconds) })
  return ok({ status, times, delaySeconds })
}

const callback: Answer = async ({ app }, { headers, text }) => {
  const status = await app.receive(headers, text)
  return { status, body: { received: status < 300 } }
}

const resetUnits: Answer = ({ proxy }) => {
  proxy.units.reset()
  return ok(proxy.units.report())
}

/** A page of an invented company with the chat on it: where one writes as a customer. */
const chatPage: Answer = ({ people }, { parameters: [inbox = ''] }) => {
  if (!people.chats.includes(inbox))
    throw new ControlRefusal(
      404,
      `There is no web chat ${inbox}. Web chats: ${people.chats.join(', ') || 'none'}.`,
    )
  return { ...ok(demoPage(inbox)), type: 'text/html; charset=utf-8' }
}

const queues: Answer = async ({ endpoints }) => ok(await readQueueDepths(endpoints.sqs))

/** Method and pattern; a `*` is one segment, handed on as a parameter. */
export const controlRoutes: Readonly<Record<string, Answer>> = {
  'GET /_local': (desk) => ({ ...ok(indexPage(desk)), type: 'text/html; charset=utf-8' }),
  'GET /_local/status': (desk) => ok({ ...statusOf(desk), ...clockOf(desk) }),
  'GET /_local/token/*': token,
  'GET /_local/clock': (desk) => ok(clockOf(desk)),
  'POST /_local/clock': windClock,
  'POST /_local/functions/*/invocations': invoke,
  'GET /_local/mails': ({ mails }) => ok(mails.list()),
  'GET /_local/chat/*': chatPage,
  'GET /_local/queues': queues,
  'GET /_local/idle': idle,
  'GET /_local/units': ({ proxy }) => ok(proxy.units.report()),
  'DELETE /_local/units': resetUnits,
  'GET /_local/faults': ({ proxy }) => ok({ waiting: proxy.faults.list() }),
  'POST /_local/faults': addFaults,
  'POST /_local/app/messages': async ({ app }, request) => ok(await app.send(request.json())),
  'POST /_local/app/callback': callback,
  'GET /_local/app/replies': ({ app }) => ok(app.replies()),
  'POST /_local/app/behaviour': behave,
  ...signInRoutes,
}
