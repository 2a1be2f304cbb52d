import { type FunctionPlan, readFunctions } from './functions.ts'
import { createLocalValues, type Place } from './local-values.ts'
import {
  type MailEventsPlan,
  type MailRulePlan,
  readMailEvents,
  readMailRules,
  readSubscriptions,
  type SubscriptionPlan,
} from './mail.ts'
import type { Assembly } from './read.ts'
import { type RoutePlan, readRoutes } from './routes.ts'
import { readSchedules, type SchedulePlan } from './schedules.ts'
import { readSite, type SitePlan } from './site.ts'
import { readSources, type SourcePlan } from './sources.ts'
import {
  type ParameterPlan,
  type QueuePlan,
  readBuckets,
  readParameters,
  readQueues,
  readSecrets,
  readTables,
  type SecretPlan,
  type TablePlan,
} from './stores.ts'

/** Everything the template says, with local names and addresses: the only thing the desk is run from. */
export interface Plan {
  readonly functions: readonly FunctionPlan[]
  readonly routes: readonly RoutePlan[]
  readonly sources: readonly SourcePlan[]
  readonly schedules: readonly SchedulePlan[]
  readonly tables: readonly TablePlan[]
  readonly queues: readonly QueuePlan[]
  readonly buckets: readonly string[]
  readonly parameters: readonly ParameterPlan[]
  readonly secrets: readonly SecretPlan[]
  readonly mailRules: readonly MailRulePlan[]
  readonly mailEvents: readonly MailEventsPlan[]
  readonly subscriptions: readonly SubscriptionPlan[]
  readonly site: SitePlan
}

export const readPlan = (assembly: Assembly, place: Place): Plan => {
  const { template } = assembly
  const values = createLocalValues(template, place)
  const functions = readFunctions(assembly, values)
  return {
    functions,
    routes: readRoutes(template, values, functions),
    sources: readSources(template, values, functions),
    schedules: readSchedules(template, values, functions),
    tables: readTables(template, values),
    queues: readQueues(template, values),
    buckets: readBuckets(template, values),
    parameters: readParameters(template, values),
    secrets: readSecrets(template, values),
    mailRules: readMailRules(template, values),
    mailEvents: readMailEvents(template, values),
    subscriptions: readSubscriptions(template, values),
    site: readSite(assembly, values),
  }
}
