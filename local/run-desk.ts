import type { Clock } from './clock.ts'
import type { Closers } from './closers.ts'
import { createControl } from './control/control.ts'
import { parameterPrefixOf, type RunningDesk } from './control/running.ts'
import type { DeskPort } from './desk-port.ts'
import type { Folder } from './folder.ts'
import { functionEnvironment } from './functions/environment.ts'
import { createFunction, type LocalFunction } from './functions/function.ts'
import { createLogs } from './functions/logs.ts'
import { writeThreadFile } from './functions/thread-file.ts'
import { createWarmth } from './functions/warmth.ts'
import { createTokenCheck } from './gateway/authorizer.ts'
import { createGateway } from './gateway/gateway.ts'
import { createSite } from './gateway/site.ts'
import { createCustomerApp } from './people/customer-app.ts'
import type { People } from './people/desk-file.ts'
import { openIssuer } from './people/issuer.ts'
import { type Scheduler, startScheduler } from './schedules/scheduler.ts'
import type { Source } from './sources/source.ts'
import type { Emulators, Stores } from './start-emulators.ts'
import { startMail, startMailEvents } from './start-mail.ts'
import { startSources } from './start-sources.ts'

export interface Ground {
  readonly stage: string
  readonly region: string
  readonly folder: Folder
  readonly clock: Clock
  readonly port: DeskPort
  readonly closers: Closers
  readonly emulators: Emulators
  readonly stores: Stores
  readonly people: People
  readonly showsLogs: boolean
  readonly warmThreads: number
  readonly mailPort: number | 'usual'
  readonly mailHost: string
}

/** Work that was begun gets this long to end before its threads are ended. */
const graceMilliseconds = 2000

const openFunctions = (ground: Ground) => {
  const { stores, folder, clock, closers, region } = ground
  const logs = createLogs(folder.file('logs'), ground.showsLogs)
  closers.add(logs.close)
  const threadFile = folder.file('function-thread.mjs')
  writeThreadFile(threadFile)
  const warmth = createWarmth(ground.warmThreads)
  const functions = new Map<string, LocalFunction>()
  for (const plan of stores.plan.functions) {
    const environment = functionEnvironment(plan, stores.endpoints, region)
    const log = logs.of(plan.name)
    const options = { plan, environment, clock: clock.shared, threadFile, log }
    functions.set(plan.name, createFunction(options, warmth))
  }
  return { functions, log: logs.of('desk') }
}

const stopWork = async (
  scheduler: Scheduler,
  sources: readonly Source[],
  functions: ReadonlyMap<string, LocalFunction>,
): Promise<void> => {
  const stopped = Promise.all([scheduler.stop(), ...sources.map((source) => source.stop())])
  const impatient = new Promise((done) => setTimeout(done, graceMilliseconds).unref())
  await Promise.race([stopped, impatient])
  await Promise.all([...functions.values()].map((one) => one.stop()))
  await stopped
}

const openPeople = async ({ stores, folder, clock, port, people }: Ground) => {
  const { plan, parameters } = stores
  const authorizer = plan.routes.find((route) => route.authorizer)?.authorizer
  const issuer = await openIssuer(folder, authorizer, clock.now)
  const prefix = parameterPrefixOf(plan) ?? ''
  const app = createCustomerApp({
    deskUrl: port.url,
    clock,
    folder,
    inboxes: people.inboxes,
    secretsOf: (inbox) => parameters.plain(`${prefix}/inboxes/${inbox}/signing-secret`),
  })
  return { issuer, app }
}

const isControl = (url: string | undefined): boolean => /^\/_local([/?]|$)/.test(url ?? '')

/** Starts everything that works on what stands: functions, their sources, schedules, gateway, control. */
export const runDesk = async (ground: Ground): Promise<RunningDesk> => {
  const { folder, clock, port, emulators, stores, region, stage, people } = ground
  const { plan, endpoints, streamArns } = stores
  const { functions, log } = openFunctions(ground)
  const invoke = async (name: string, event: unknown) => functions.get(name)?.invoke(event)
  const { issuer, app } = await openPeople(ground)
  const { proxy, mails, tableUrl, queuesUrl } = emulators
  const addresses = { tableUrl, queuesUrl, streamArns }
  const scheduler = startScheduler({ plans: plan.schedules, clock, folder, invoke, log })
  const sources = startSources({ plan, functions, folder, region, proxy, log, ...addresses })
  ground.closers.add(() => stopWork(scheduler, sources, functions))
  const smtp = await startMail({
    ...{ plan, queuesUrl, region, log, now: clock.now, closers: ground.closers },
    port: ground.mailPort,
    host: ground.mailHost,
  })
  startMailEvents({
    ...{ plan, queuesUrl, region, now: clock.now, closers: ground.closers },
    mailDoor: emulators.mailDoor,
  })
  const running: RunningDesk = {
    mailPort: smtp?.port,
    ...{ url: port.url, stage, folder: folder.path, plan, endpoints, clock, functions, sources },
    ...{ scheduler, proxy, mails, issuer, app, people },
  }
  const control = createControl(running)
  const checkToken = createTokenCheck(issuer.keys, clock.now)
  const gateway = createGateway({ routes: plan.routes, invoke, checkToken, now: clock.now })
  const site = createSite(plan.site, endpoints.s3)
  port.serve((request, response) => {
    if (isControl(request.url)) return control(request, response)
    const isPage = site.has(request.method, request.url)
    return isPage ? site.serve(request, response) : gateway(request, response)
  })
  return running
}
