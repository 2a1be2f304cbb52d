import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { featureFlags } from '../../lib/feature-flags.ts'
import { readSettings } from '../../lib/settings.ts'
import { WarmlineStack } from '../../lib/warmline-stack.ts'

export interface Resource {
  readonly Type: string
  readonly Properties: ReturnType<Template['toJSON']>[string]
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

const made = new Map<string, Template>()

/** The template that these settings give, without bundles. */
export const templateOf = (
  settings: Readonly<Record<string, string | undefined>> = {},
): Template => {
  const key = Object.entries(settings).join()
  const present = made.get(key)
  if (present !== undefined) return present
  const reading = readSettings({ mailFrom: 'support@example.com', ...settings })
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  const app = new App({
    context: { ...featureFlags, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
  })
  const template = Template.fromStack(new WarmlineStack(app, reading.settings))
  made.set(key, template)
  return template
}

/** The resources of a type, by logical id. */
export const resources = (
  template: Template,
  type: string,
): readonly (readonly [string, Resource])[] =>
  Object.entries<Resource>(template.toJSON().Resources).filter(([, { Type }]) => Type === type)

/** The one resource of a type whose logical id begins so. */
export const resource = (template: Template, type: string, prefix: string): Resource => {
  const found = resources(template, type).filter(([id]) =>
    new RegExp(`^${prefix}[0-9A-F]{8}$`).test(id),
  )
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} resources of type ${type} are called ${prefix}, not one`)
  return only[1]
}

/** Follows one reference to the logical id that it names. */
export const idIn = (value: unknown): string => {
  const { Ref, 'Fn::GetAtt': attribute } = value as {
    Ref?: string
    'Fn::GetAtt'?: [string, string]
  }
  return Ref ?? attribute?.[0] ?? ''
}

export const functionIds = [
  ...['Webhooks', 'Visitors', 'AgentsRead', 'AgentsLookUp', 'AgentsWrite'],
  ...['AgentsCases', 'AgentsTickets', 'Pages', 'OnMessage', 'Relay'],
  ...['Deliver', 'MailIn', 'MailOut', 'Escalate', 'Survey', 'Deadlines', 'Clock', 'DailyMetrics'],
] as const

export type FunctionId = (typeof functionIds)[number]
