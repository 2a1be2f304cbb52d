import type { Plan } from '../assembly/plan.ts'
import type { Clock } from '../clock.ts'
import type { MailStore } from '../emulators/mail-store.ts'
import type { Endpoints } from '../functions/environment.ts'
import type { LocalFunction } from '../functions/function.ts'
import type { CustomerApp } from '../people/customer-app.ts'
import type { People } from '../people/desk-file.ts'
import type { Issuer } from '../people/issuer.ts'
import type { Scheduler } from '../schedules/scheduler.ts'
import type { Source } from '../sources/source.ts'
import type { TableProxy } from '../table/proxy.ts'

/** Everything of one running desk that its control surface shows and steers. */
export interface RunningDesk {
  readonly url: string
  readonly stage: string
  readonly folder: string
  readonly plan: Plan
  readonly endpoints: Endpoints
  readonly clock: Clock
  readonly functions: ReadonlyMap<string, LocalFunction>
  readonly sources: readonly Source[]
  readonly scheduler: Scheduler
  readonly proxy: TableProxy
  readonly mails: MailStore
  /** Where mails are taken by SMTP; undefined where the template takes none. */
  readonly mailPort: number | undefined
  readonly issuer: Issuer
  readonly app: CustomerApp
  readonly people: People
}

/** Where the customer's app receives replies. */
export const callbackPath = '/_local/app/callback'

export const parameterPrefixOf = (plan: Plan): string | undefined =>
  plan.functions.find((one) => one.environment.PARAMETER_PREFIX)?.environment.PARAMETER_PREFIX
