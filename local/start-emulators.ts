import { type Plan, readPlan } from './assembly/plan.ts'
import { readAssembly } from './assembly/read.ts'
import { createAwsCall } from './aws-call.ts'
import type { Clock } from './clock.ts'
import { allOpened, type Closers } from './closers.ts'
import { startBucketDoor } from './emulators/bucket-door.ts'
import { createBucket, createQueue, createTable } from './emulators/create.ts'
import { startTableEmulator } from './emulators/dynamodb.ts'
import { type MailDoor, startMailDoor } from './emulators/mail-door.ts'
import { type MailStore, openMailStore } from './emulators/mail-store.ts'
import { createParameterStore, type ParameterStore } from './emulators/parameters.ts'
import { serveParameters } from './emulators/parameters-server.ts'
import { startQueuesAndMail } from './emulators/queues-and-mail.ts'
import { releaseHeld } from './emulators/release-held.ts'
import type { Folder } from './folder.ts'
import type { Endpoints } from './functions/environment.ts'
import type { Listener } from './http.ts'
import { startTableProxy, type TableProxy } from './table/proxy.ts'

export interface Emulators {
  readonly tableUrl: string
  readonly queuesUrl: string
  /** Before the emulator of S3, as functions and browsers reach it. */
  readonly bucketDoor: Listener
  readonly mailDoor: MailDoor
  readonly mails: MailStore
  readonly proxy: TableProxy
}

export const startEmulators = async (
  folder: Folder,
  clock: Clock,
  region: string,
  closers: Closers,
  onTableEnded: () => void,
): Promise<Emulators> => {
  const [table, queuesAndMail, mails] = await allOpened([
    startTableEmulator(folder.isKept ? folder.file('table.sqlite') : undefined).then((started) => {
      closers.add(started.stop)
      started.ended.then(onTableEnded)
      return started
    }),
    startQueuesAndMail(region, folder.isKept ? folder.file('queues') : undefined).then(
      (started) => {
        closers.add(started.stop)
        return started
      },
    ),
    openMailStore(folder.file('mails')),
  ])
  const mailDoor = await startMailDoor(queuesAndMail.mailUrl, mails, clock.now)
  closers.add(mailDoor.close)
  const bucketDoor = await startBucketDoor(queuesAndMail.queuesUrl)
  closers.add(bucketDoor.close)
  const proxy = await startTableProxy(table.url)
  closers.add(proxy.close)
  const { queuesUrl } = queuesAndMail
  return { tableUrl: table.url, queuesUrl, bucketDoor, mailDoor, mails, proxy }
}

export interface Stores {
  readonly plan: Plan
  readonly endpoints: Endpoints
  readonly parameters: ParameterStore
  /** The emulator's name of each table's stream, by the table's ARN. */
  readonly streamArns: ReadonlyMap<string, string>
}

/** Reads the template and makes what it says: tables, queues, buckets, parameters, secrets. */
export const createStores = async (
  assemblyFolder: string,
  deskUrl: string,
  emulators: Emulators,
  folder: Folder,
  region: string,
  closers: Closers,
): Promise<Stores> => {
  const assembly = readAssembly(assemblyFolder)
  const { stackName } = assembly
  const place = {
    stackName,
    region,
    account: '000000000000',
    deskUrl,
    queuesUrl: emulators.queuesUrl,
  }
  const plan = readPlan(assembly, place)
  const dynamodb = createAwsCall('dynamodb', emulators.tableUrl, region)
  const sqs = createAwsCall('sqs', emulators.queuesUrl, region)
  const streamArns = new Map<string, string>()
  for (const table of plan.tables) {
    const streamArn = await createTable(dynamodb, table)
    if (streamArn) streamArns.set(table.arn, streamArn)
  }
  for (const queue of plan.queues) {
    await createQueue(sqs, queue)
    await releaseHeld(sqs, emulators.queuesUrl, queue)
  }
  for (const bucket of plan.buckets) await createBucket(emulators.queuesUrl, bucket)
  const parameters = createParameterStore(folder, plan.secrets, plan.parameters)
  const ssm = await serveParameters(parameters)
  closers.add(ssm.close)
  const endpoints: Endpoints = {
    dynamodb: emulators.proxy.url,
    sqs: emulators.queuesUrl,
    s3: emulators.bucketDoor.url,
    ses: emulators.mailDoor.url,
    ssm: ssm.url,
  }
  return { plan, endpoints, parameters, streamArns }
}
