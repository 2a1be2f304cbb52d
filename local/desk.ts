import { join, resolve } from 'node:path'
import { type Clock, createClock } from './clock.ts'
import { type Closers, createClosers } from './closers.ts'
import type { RunningDesk } from './control/running.ts'
import { openDeskPort } from './desk-port.ts'
import { type Folder, openFolder } from './folder.ts'
import { readPeopleFile } from './people/desk-file.ts'
import { runDesk } from './run-desk.ts'
import { seed } from './seed.ts'
import { createStores, startEmulators } from './start-emulators.ts'
import { createStep, type OnStep, type Step } from './steps.ts'
import { houseFolder, localContext, synthesize } from './synthesize.ts'

export interface DeskOptions {
  /** Kept between runs. @default a temporary folder that goes when the desk stops */
  readonly data?: string
  /** Empties the data folder first. @default false */
  readonly fresh?: boolean
  /** 0 picks one. @default 0 */
  readonly port?: number
  /** Where mails are taken by SMTP; 0 picks one, `usual` is 2525 or a free one. @default 0 */
  readonly mailPort?: number | 'usual'
  /** Where that listens. @default 127.0.0.1 */
  readonly mailHost?: string
  /** A cloud assembly that is there already. @default the app is synthesized */
  readonly assembly?: string
  /** What is seeded, and whose agents can sign in; false: nothing. @default examples/desk.yaml */
  readonly deskFile?: string | false
  /** The command that seeds. @default bin/desk.ts */
  readonly seedCommand?: string
  /** Functions' lines to the terminal too. @default false */
  readonly logs?: boolean
  /** Threads of functions that stay warm, about 22 MB each. @default 12 */
  readonly warmThreads?: number
  readonly onStep?: OnStep
  /** Called when the desk cannot go on, such as when an emulator died. */
  readonly onFault?: (sentence: string) => void
}

export interface Desk {
  /** Without a slash at the end. */
  readonly url: string
  readonly running: RunningDesk
  readonly stop: () => Promise<void>
}

const { stage } = localContext
const region = 'us-east-1'
/** For one person who looks around; the rest of the desk is about 190 MB. */
const warmThreadsUsual = 12

interface Parts {
  readonly options: DeskOptions
  readonly step: Step
  readonly closers: Closers
  readonly folder: Folder
  readonly clock: Clock
}

/** The emulators and the assembly at the same time: together they are most of the start. */
const openParts = async ({ options, step, closers, folder, clock }: Parts) => {
  const { assembly, onFault } = options
  const onTableEnded = () => {
    if (!closers.isClosing())
      onFault?.('The emulator of DynamoDB ended by itself: start the desk again.')
  }
  const starting = step('Start the emulators', () =>
    startEmulators(folder, clock, region, closers, onTableEnded),
  )
  const synthesizing =
    assembly === undefined
      ? step('Synthesize the stack', () => synthesize(folder.file('cdk.out'), localContext))
      : Promise.resolve(assembly)
  // Whichever fails is told at once; what the emulators began must be known before it is closed.
  return Promise.all([starting, synthesizing]).catch(async (error: unknown) => {
    await Promise.allSettled([starting])
    throw error
  })
}

const open = async (options: DeskOptions, closers: Closers): Promise<Desk> => {
  const step = createStep(options.onStep)
  const deskFile =
    options.deskFile !== false &&
    resolve(options.deskFile ?? join(houseFolder, 'examples/desk.yaml'))
  const people = deskFile
    ? readPeopleFile(deskFile)
    : { agents: [], inboxes: [], chats: [], mailAddresses: [] }
  const folder = openFolder(options.data, options.fresh ?? false)
  closers.add(folder.close)
  const clock = createClock(folder)
  const port = await openDeskPort(options.port ?? 0)
  closers.add(port.close)
  const [emulators, assemblyFolder] = await openParts({ options, step, closers, folder, clock })
  const stores = await step('Create table, queues, bucket and secrets', () =>
    createStores(assemblyFolder, port.url, emulators, folder, region, closers),
  )
  const { endpoints } = stores
  if (deskFile)
    await step('Write the example desk', () =>
      seed({
        ...{ deskFile, deskUrl: port.url, stage, region, endpoints, clock },
        ...(options.seedCommand ? { command: options.seedCommand } : {}),
      }),
    )
  const running = await runDesk({
    ...{ stage, region, folder, clock, port, closers, emulators, stores, people },
    showsLogs: options.logs ?? false,
    warmThreads: options.warmThreads ?? warmThreadsUsual,
    mailPort: options.mailPort ?? 0,
    mailHost: options.mailHost ?? '127.0.0.1',
  })
  return { url: port.url, running, stop: closers.closeAll }
}

/**
 * Starts a whole desk inside this process; several may run at once. Everything listens on 127.0.0.1 only.
 * Throws CannotStart with one sentence that says what to do.
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
