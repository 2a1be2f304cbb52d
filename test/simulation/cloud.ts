import type { SourcePlan } from '../../local/assembly/sources.ts'
import type { QueuePlan } from '../../local/assembly/stores.ts'
import { deadLetterQueueName, resourceNames } from '../../src/platform/names.ts'
import { createCalls } from './aws/calls.ts'
import { type Environment, openEnvironment } from './aws/environment.ts'
import { createGateway, type Gateway } from './aws/gateway.ts'
import { createLambda, type Lambda } from './aws/lambda.ts'
import { createMail } from './aws/mail.ts'
import { createParameters } from './aws/parameters.ts'
import { createQueue, queueService, type SimulatedQueue } from './aws/queues.ts'
import { type Consumer, createConsumer, type GivenUp } from './aws/stream.ts'
import { createTable, type Table } from './aws/table/table.ts'
import { tableService } from './aws/table-service.ts'
import type { Deployed } from './deployed.ts'
import type { House } from './house.ts'
import { createCustomersApp } from './people/customers-app.ts'
import type { Item, Mailed, Received } from './promises/observed.ts'
import type { World } from './world/world.ts'

export interface CloudOptions {
  readonly world: World
  readonly house: House
  readonly deployed: Deployed
  /** By inbox, as Standard Webhooks writes them. */
  readonly secrets: Readonly<Record<string, string>>
  readonly onMail: (mail: Mailed) => void
  readonly onChange: (after: Item | undefined, before: Item | undefined) => void
}

/** The deployed stack in one process: what the template says, over models of what AWS does. */
export interface Cloud {
  readonly table: Table
  readonly gateway: Gateway
  readonly lambda: (name: string) => Lambda
  readonly queues: readonly SimulatedQueue[]
  /** Every reader of the stream begins anew. */
  readonly readStreamAgain: () => void
  /** Records of the stream that wait or are being worked. */
  readonly openRecords: () => number
  readonly givenUp: GivenUp[]
  readonly mails: () => readonly Mailed[]
  readonly received: () => readonly Received[]
  /** Replies whose 2xx reached a worker that lived, by webhook-id. */
  readonly answered: () => ReadonlySet<string>
  /** An environment outside of Lambda, as a person's command has one; it may die as any other. */
  readonly commandLine: (name: string, file: string, onDeath: () => void) => Environment
}

const names = resourceNames('simulated')

const parametersOf = (secrets: Readonly<Record<string, string>>): Record<string, string> => ({
  [`/aws/reference/secretsmanager/${names.pepperSecret}`]: 'a pepper that is not one',
  ...Object.fromEntries(
    Object.entries(secrets).map(([inbox, secret]) => [
      `${names.parameterPrefix}/inboxes/${inbox}/signing-secret`,
      secret,
    ]),
  ),
})

/** All queues, those that others give their dead letters to first. */
const openQueues = (
  world: World,
  { queues, sources }: Deployed,
  lambda: (name: string) => Lambda,
): ReadonlyMap<string, SimulatedQueue> => {
  const byName = new Map<string, SimulatedQueue>()
  const sourceOf = ({ arn }: QueuePlan): SourcePlan | undefined =>
    sources.find(({ sourceArn }) => sourceArn === arn)
  for (const plan of queues) {
    const source = sourceOf(plan)
    const worker = source && { ...source, lambda: lambda(source.functionName) }
    const dead = byName.get(deadLetterQueueName(plan.name))
    byName.set(
      plan.name,
      createQueue(world, plan, dead, () => worker),
    )
  }
  return byName
}

export const openCloud = (options: CloudOptions): Cloud => {
  const { world, house, deployed, secrets, onMail, onChange } = options
  const consumers: Consumer[] = []
  const givenUp: GivenUp[] = []
  const table = createTable({
    ...tableService.lags(world),
    name: deployed.tableName,
    now: world.time.now,
    onChange: (change) => {
      for (const consumer of consumers) consumer.append(change)
      onChange(change.after as Item | undefined, change.before as Item | undefined)
    },
  })
  const mail = createMail(world, onMail)
  const app = createCustomersApp(world)
  const queueOf = (url: string): SimulatedQueue => {
    const found = queues.get(url.split('/').at(-1) ?? '')
    if (found === undefined) throw new Error(`There is no queue at ${url}.`)
    return found
  }
  const calls = createCalls(world, {
    table: tableService.over(table),
    queues: queueService(queueOf),
    mail: mail.service,
    parameters: createParameters(parametersOf(secrets)),
  })
  const common = { world, house, calls, fetchApp: app.fetchApp }
  const lambdas = new Map(
    deployed.functions.map((plan) => [plan.name, createLambda(plan, common)] as const),
  )
  const lambda = (name: string): Lambda => {
    const found = lambdas.get(name)
    if (found === undefined) throw new Error(`There is no function ${name}.`)
    return found
  }
  const queues = openQueues(world, deployed, lambda)
  for (const source of deployed.sources.filter(({ sourceArn }) => /:dynamodb:/.test(sourceArn))) {
    const keep = (given: GivenUp): void => void givenUp.push(given)
    consumers.push(createConsumer(world, source, lambda(source.functionName), keep))
  }
  const settings = Object.assign({}, ...deployed.functions.map(({ environment }) => environment))
  return {
    table,
    gateway: createGateway(world, deployed.routes, lambda),
    lambda,
    queues: [...queues.values()],
    readStreamAgain: () => {
      for (const consumer of consumers) consumer.readAgain()
    },
    openRecords: () => consumers.reduce((sum, consumer) => sum + consumer.open(), 0),
    givenUp,
    mails: mail.mails,
    received: app.received,
    answered: app.answered,
    commandLine: (name, file, onDeath) =>
      openEnvironment({ ...common, name, file, settings, onDeath }),
  }
}
