import type { Fields } from './shape.ts'

/** One resource of a CloudFormation template, as synthesized: intrinsics are not resolved yet. */
export interface Resource {
  readonly Type: string
  readonly Properties?: Fields
  readonly Metadata?: Fields
  readonly Condition?: string
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>
  readonly Conditions?: Readonly<Record<string, unknown>>
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Fields>>>>
}

export interface NamedResource {
  readonly id: string
  readonly resource: Resource
  readonly properties: Fields
}

/** The resources of the given types, in the template's order. */
export const resourcesOf = (template: Template, ...types: readonly string[]): NamedResource[] =>
  Object.entries(template.Resources)
    .filter(([, resource]) => types.includes(resource.Type))
    .map(([id, resource]) => ({ id, resource, properties: resource.Properties ?? {} }))

/**
 * A readable name from a logical id: CDK appends eight hexadecimal digits and often the kind.
 * `WebhooksFunction1A2B3C4D` is `Webhooks`.
 */
export const shortName = (logicalId: string): string => {
  const bare = logicalId.replace(/[0-9A-F]{8}$/, '')
  return bare.replace(/(?<=.)(Function|Handler|Lambda)$/, '')
}
