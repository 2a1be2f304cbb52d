import type { FunctionPlan } from '../../local/assembly/functions.ts'
import { createLocalValues } from '../../local/assembly/local-values.ts'
import { type RoutePlan, readRoutes } from '../../local/assembly/routes.ts'
import { readSchedules, type SchedulePlan } from '../../local/assembly/schedules.ts'
import { asFieldsOrEmpty, asNumber, asText } from '../../local/assembly/shape.ts'
import { readSources, type SourcePlan } from '../../local/assembly/sources.ts'
import {
  type QueuePlan,
  readBuckets,
  readQueues,
  readSecrets,
  readTables,
} from '../../local/assembly/stores.ts'
import { resourcesOf, shortName, type Template } from '../../local/assembly/template.ts'
import { templateOf } from '../lib/template.ts'

/** A function as it is deployed: its door, its environment and how long it may run. */
export interface DeployedFunction {
  readonly name: string
  /** The file below `functions/`. */
  readonly door: string
  readonly timeoutSeconds: number
  readonly environment: Readonly<Record<string, string>>
}

/** What the template deploys, as plain values. */
export interface Deployed {
  readonly tableName: string
  readonly functions: readonly DeployedFunction[]
  readonly routes: readonly RoutePlan[]
  readonly sources: readonly SourcePlan[]
  readonly schedules: readonly SchedulePlan[]
  readonly queues: readonly QueuePlan[]
  readonly buckets: readonly string[]
  readonly secrets: readonly string[]
}

const place = {
  stackName: 'warmline-simulated',
  region: 'us-east-1',
  account: '000000000000',
  deskUrl: 'https://desk.example',
  queuesUrl: 'https://sqs.us-east-1.amazonaws.com',
}

/** Reads the stack's own template, so that what is simulated is what deploys: time-outs, batches, filters, retries. */
export const readDeployed = (): Deployed => {
  const template = templateOf({
    stage: 'simulated',
    mailFrom: 'desk@desk.example',
  }).toJSON() as Template
  const values = createLocalValues(template, place)
  const doors = resourcesOf(template, 'AWS::Lambda::Function').filter(({ properties }) =>
    String(properties.Description ?? '').startsWith('functions/'),
  )
  const plans = doors.map(({ id, properties }): FunctionPlan => {
    const environment = asFieldsOrEmpty(values.resolve(properties.Environment), id)
    return {
      name: shortName(id),
      arn: values.arnOf(id),
      entryFile: asText(properties.Description, id),
      exportName: 'handler',
      environment: asFieldsOrEmpty(environment.Variables, id) as Readonly<Record<string, string>>,
      timeoutSeconds: asNumber(properties.Timeout, 3, id),
      memoryMegabytes: asNumber(properties.MemorySize, 128, id),
    }
  })
  return {
    tableName: readTables(template, values)[0]?.name ?? '',
    functions: plans.map(({ name, entryFile, timeoutSeconds, environment }) => ({
      name,
      door: entryFile,
      timeoutSeconds,
      environment,
    })),
    routes: readRoutes(template, values, plans),
    sources: readSources(template, values, plans),
    schedules: readSchedules(template, values, plans),
    queues: readQueues(template, values),
    buckets: readBuckets(template, values),
    secrets: readSecrets(template, values).map(({ name }) => name),
  }
}
