import { Agent, request as askHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Fields, isFields } from '../assembly/shape.ts'
import { type Listener, listen, readBody } from '../http.ts'
import { conflicted, createFaults, type Faults, throttled } from './faults.ts'
import {
  conditionalWrites,
  createUnitCounter,
  isCounted,
  isWrite,
  type UnitCounter,
  type Units,
  unitsOf,
} from './units.ts'

/** One request that reached the table, and what it costs. */
export interface Counted {
  readonly name: string
  readonly operation: string
  readonly input: Fields
  readonly units: Units
}

export interface TableProxy {
  readonly url: string
  readonly units: UnitCounter
  readonly faults: Faults
  /** Grows with every write that came back: a reader of the stream that is behind it has more to read. */
  readonly writesSeen: () => number
  readonly onWrite: (listener: () => void) => void
  /** For who wants to know where the units went. */
  readonly onCounted: (listener: (counted: Counted) => void) => void
  readonly close: () => Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: string
}

const exceptionStatus = 400

const parse = (text: string): Fields => {
  try {
    const parsed: unknown = JSON.parse(text)
    return isFields(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

/** Asks for what is counted, whether or not the function did. */
const measured = (operation: string, input: Fields): Fields => {
  if (!isCounted(operation)) return input
  const old = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
  const whole = { ...input, ReturnConsumedCapacity: 'INDEXES' }
  if (conditionalWrites.has(operation)) return { ...whole, ...old }
  if (operation !== 'TransactWriteItems' || !Array.isArray(input.TransactItems)) return whole
  const items = input.TransactItems.map((action: Fields) =>
    Object.fromEntries(
      Object.entries(action).map(([kind, what]) => [kind, { ...Object(what), ...old }]),
    ),
  )
  return { ...whole, TransactItems: items }
}

/** Takes out of the answer what only the measuring asked for. */
const asAsked = (input: Fields, answer: Fields): Fields => {
  const { ConsumedCapacity, Item, CancellationReasons, ...rest } = answer
  const isFailure = '__type' in answer
  const keepsItem = !isFailure || input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD'
  const actions = Array.isArray(input.TransactItems) ? input.TransactItems : []
  const reasons = Array.isArray(CancellationReasons)
    ? CancellationReasons.map((reason: Fields, index) => {
        const asked = JSON.stringify(actions[index] ?? {}).includes('"ALL_OLD"')
        return asked ? reason : { ...reason, Item: undefined }
      })
    : undefined
  return {
    ...rest,
    ...(Item !== undefined && keepsItem ? { Item } : {}),
    ...(reasons ? { CancellationReasons: reasons } : {}),
    ...(input.ReturnConsumedCapacity && ConsumedCapacity ? { ConsumedCapacity } : {}),
  }
}

const createForward = (tableUrl: string, agent: Agent) => {
  const { hostname, port } = new URL(tableUrl)
  return (incoming: IncomingMessage, body: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        ...incoming.headers,
        host: `${hostname}:${port}`,
        'content-length': Buffer.byteLength(body),
      }
      const outgoing = askHttp(
        { hostname, port, method: 'POST', path: '/', headers, agent },
        (answer) => {
          readBody(answer).then(
            (read) =>
              resolve({ status: answer.statusCode ?? 500, body: read?.toString('utf8') ?? '' }),
            reject,
          )
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
}

const send = (response: ServerResponse, status: number, body: Fields): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(body))
}

/**
 * Stands between the functions and the table: `http://.../<who asks>/`. It counts read and write units by
 * who asked, and fails the next requests on demand.
 */
export const startTableProxy = async (tableUrl: string): Promise<TableProxy> => {
  const units = createUnitCounter()
  const faults = createFaults()
  const listeners: (() => void)[] = []
  const accountants: ((counted: Counted) => void)[] = []
  const agent = new Agent({ keepAlive: true })
  const forward = createForward(tableUrl, agent)
  let writes = 0

  const pass = async (
    incoming: IncomingMessage,
    name: string,
    operation: string,
    input: Fields,
  ) => {
    const answer = await forward(incoming, JSON.stringify(measured(operation, input)))
    const body = parse(answer.body)
    const cost = unitsOf(operation, input, answer.status < 300, body)
    units.add(name, cost)
    for (const told of accountants) told({ name, operation, input, units: cost })
    if (isWrite(operation)) {
      writes += 1
      for (const listener of listeners) listener()
    }
    return { status: answer.status, body: asAsked(input, body) }
  }

  const listener: Listener = await listen(0, async (incoming, response) => {
    const name = decodeURIComponent((incoming.url ?? '/').split('/')[1] ?? '')
    const operation = String(incoming.headers['x-amz-target'] ?? '').split('.')[1] ?? ''
    const input = parse((await readBody(incoming))?.toString('utf8') ?? '')
    const fault = faults.take(name, operation, isWrite(operation))
    if (fault === 'throttle') return send(response, exceptionStatus, throttled)
    if (fault === 'conflict') return send(response, exceptionStatus, conflicted(operation, input))
    if (fault === 'time-out') {
      incoming.socket.destroy()
      return
    }
    const answer = await pass(incoming, name, operation, input)
    if (fault === 'lost-answer') incoming.socket.destroy()
    else send(response, answer.status, answer.body)
  })
  return {
    url: listener.url,
    units,
    faults,
    writesSeen: () => writes,
    onWrite: (told) => listeners.push(told),
    onCounted: (told) => accountants.push(told),
    close: async () => {
      agent.destroy()
      await listener.close()
    },
  }
}
