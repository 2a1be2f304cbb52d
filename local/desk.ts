import { join, resolve } from 'node:path'
import { CannotStart, systemErrorCode } from './cannot-start.ts'
import { createClock } from './clock.ts'
import { type Closers, createClosers } from './closers.ts'
import { createControl } from './control/control.ts'
import type { RunningDesk } from './control/running.ts'
import { parameterPrefixOf } from './control/running.ts'
import { type Folder, openFolder } from './folder.ts'
import { functionEnvironment } from './functions/environment.ts'
import { createFunction, type LocalFunction } from './functions/function.ts'
import { createLogs } from './functions/logs.ts'
import { createTokenCheck } from './gateway/authorizer.ts'
import { createGateway } from './gateway/gateway.ts'
import { type Handle, type Listener, listen, sendJson } from './http.ts'
import { createCustomerApp } from './people/customer-app.ts'
import { readPeopleFile } from './people/desk-file.ts'
import { openIssuer } from './people/issuer.ts'
import { startScheduler } from './schedules/scheduler.ts'
import { seed } from './seed.ts'
import { createStores, type Emulators, type Stores, startEmulators } from './start-emulators.ts'
import { startSources } from './start-sources.ts'
import { houseFolder, synthesize } from './synthesize.ts'

export interface DeskOptions {
  /** Kept between runs. @default a temporary folder that goes when the desk stops */
  readonly data?: string
  /** Empties the data folder first. @default false */
  readonly fresh?: boolean
  /** 0 picks one. @default 0 */
  readonly port?: number
  /** A cloud assembly that is there already. @default the app is synthesized */
  readonly assembly?: string
  /** What is seeded, and whose agents can sign in; false: nothing. @default examples/desk.yaml */
  readonly deskFile?: string | false
  /** The command that seeds. @default bin/desk.ts */
  readonly seedCommand?: string
  /** Functions' lines to the terminal too. @default false */
  readonly logs?: boolean
  /** Called with each step and its seconds, as it ends. */
  readonly onStep?: (step: string, seconds: number) => void
  /** Called when the desk cannot go on, such as when an emulator died. */
  readonly onFault?: (sentence: string) => void
}

export interface Desk {
  /** Without a slash at the end. */
  readonly url: string
  readonly running: RunningDesk
  readonly stop: () => Promise<void>
}

const stage = 'local'
const region = 'us-east-1'

const listenOn = async (port: number, handle: Handle): Promise<Listener> => {
  try {
    return await listen(port, handle)
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${port} is in use: stop what uses it, or choose another with --port N (0 picks a free one).`,
      )
    if (code === 'EACCES')
      throw new CannotStart(
        `Port ${port} may not be used by this user: choose one above 1023 with --port N.`,
      )
    throw error
  }
}

const createSteps = (onStep: DeskOptions['onStep']) => {
  return async <Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> => {
    const began = performance.now()
    const result = await work()
    onStep?.(name, (performance.now() - began) / 1000)
    return result
  }
}

interface Ground {
  readonly folder: Folder
  readonly listener: Listener
  readonly setHandle: (handle: Handle) => void
  readonly closers: Closers
}

/** Work that was begun gets this long to end before its threads are. */
const graceMilliseconds = 2000

const openFunctions = (
  stores: Stores,
  ground: Ground,
  clock: SharedArrayBuffer,
  toTerminal: boolean,
) => {
  const logs = createLogs(ground.folder.file('logs'), toTerminal)
  ground.closers.add(logs.close)
  const functions = new Map<string, LocalFunction>()
  for (const plan of stores.plan.functions) {
    const environment = functionEnvironment(plan, stores.endpoints, region)
    functions.set(plan.name, createFunction({ plan, environment, clock, log: logs.of(plan.name) }))
  }
  return { functions, log: logs.of('desk') }
}

const run = async (
  options: DeskOptions,
  ground: Ground,
  emulators: Emulators,
  stores: Stores,
  clock: ReturnType<typeof createClock>,
): Promise<RunningDesk> => {
  const { folder, listener, closers } = ground
  const { plan, endpoints } = stores
  const { functions, log } = openFunctions(stores, ground, clock.shared, options.logs ?? false)
  const invoke = async (name: string, event: unknown) => functions.get(name)?.invoke(event)
  const deskFile = deskFileOf(options)
  const people = deskFile ? readPeopleFile(deskFile) : { agents: [], inboxes: [] }
  const prefix = parameterPrefixOf(plan) ?? ''
  const authorizer = plan.routes.find((route) => route.authorizer)?.authorizer
  const issuer = await openIssuer(folder, authorizer, clock.now)
  const app = createCustomerApp({
    deskUrl: () => listener.url,
    clock,
    folder,
    inboxes: people.inboxes,
    secretsOf: (inbox) => stores.parameters.plain(`${prefix}/inboxes/${inbox}/signing-secret`),
  })
  const scheduler = startScheduler({ plans: plan.schedules, clock, folder, invoke, log })
  const { tableUrl, queuesUrl, proxy, mails } = emulators
  const { streamArns } = stores
  const sources = startSources({
    plan,
    functions,
    folder,
    region,
    tableUrl,
    queuesUrl,
    streamArns,
    proxy,
    log,
  })
  closers.add(async () => {
    const stopped = Promise.all([scheduler.stop(), ...sources.map((source) => source.stop())])
    await Promise.race([
      stopped,
      new Promise((done) => setTimeout(done, graceMilliseconds).unref()),
    ])
    await Promise.all([...functions.values()].map((one) => one.stop()))
    await stopped
  })
  const gateway = createGateway({
    routes: plan.routes,
    invoke,
    checkToken: createTokenCheck(issuer.keys, clock.now),
    now: clock.now,
  })
  let isReady = false
  const running: RunningDesk = {
    ...{
      url: listener.url,
      stage,
      folder: folder.path,
      plan,
      endpoints,
      clock,
      functions,
      sources,
    },
    ...{ scheduler, proxy, mails, issuer, app, people },
    isReady: () => isReady,
  }
  const control = createControl(running)
  ground.setHandle((request, response) =>
    /^\/_local([/?]|$)/.test(request.url ?? '')
      ? control(request, response)
      : gateway(request, response),
  )
  if (deskFile)
    await createSteps(options.onStep)('Write the example desk', () =>
      seed({
        ...{ deskFile, deskUrl: listener.url, stage, region, endpoints, clock },
        ...(options.seedCommand ? { command: options.seedCommand } : {}),
      }),
    )
  isReady = true
  return running
}

const deskFileOf = ({ deskFile }: DeskOptions): string | undefined =>
  deskFile === false ? undefined : resolve(deskFile ?? join(houseFolder, 'examples/desk.yaml'))

const open = async (options: DeskOptions, closers: Closers): Promise<Desk> => {
  const step = createSteps(options.onStep)
  const folder = openFolder(options.data, options.fresh ?? false)
  closers.add(folder.close)
  const clock = createClock(folder)
  let handle: Handle = (_, response) =>
    sendJson(response, 503, { message: 'The desk is starting: try again in a few seconds.' })
  const listener = await listenOn(options.port ?? 0, (request, response) =>
    handle(request, response),
  )
  closers.add(listener.close)
  let isStopping = false
  closers.add(() => {
    isStopping = true
  })
  const onTableEnded = () => {
    if (!isStopping)
      options.onFault?.('The emulator of DynamoDB ended by itself: start the desk again.')
  }
  const context = { stage, mailFrom: 'desk@desk.example' }
  const [emulators, assembly] = await Promise.all([
    step('Start the emulators', () => startEmulators(folder, clock, region, closers, onTableEnded)),
    options.assembly ??
      step('Synthesize the stack', () => synthesize(folder.file('cdk.out'), context)),
  ])
  const stores = await step('Create table, queues, bucket and secrets', () =>
    createStores(assembly, listener.url, emulators, folder, region, closers),
  )
  const ground: Ground = { folder, listener, closers, setHandle: (next) => (handle = next) }
  const running = await run(options, ground, emulators, stores, clock)
  closers.add(() => {
    isStopping = true
  })
  return { url: listener.url, running, stop: closers.closeAll }
}

/**
 * Starts a whole desk inside this process; several may run at once. What must not be reached from other
 * machines is not: everything listens on 127.0.0.1. Throws CannotStart with one sentence that says what to do.
 */
export const startDesk = async (options: DeskOptions = {}): Promise<Desk> => {
  const closers = createClosers()
  try {
    return await open(options, closers)
  } catch (error) {
    await closers.closeAll()
    throw error
  }
}
