import type { LocalValues } from './local-values.ts'
import { asFieldsOrEmpty, asList, asText, type Fields } from './shape.ts'
import { resourcesOf, type Template } from './template.ts'

export interface TablePlan {
  readonly name: string
  readonly arn: string
  /** What CreateTable takes. */
  readonly creation: Fields
  readonly indexNames: readonly string[]
  readonly expiryAttribute?: string
}

export interface QueuePlan {
  readonly name: string
  readonly arn: string
  readonly url: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface ParameterPlan {
  readonly name: string
  readonly value: string
}

export interface SecretPlan {
  readonly name: string
  /** GenerateSecretString, or a fixed SecretString. */
  readonly generate?: Fields
  readonly text?: string
}

const indexCreation = (index: unknown, id: string): Fields => {
  const { IndexName, KeySchema, Projection } = asFieldsOrEmpty(index, id)
  return { IndexName, KeySchema, Projection }
}

/** Tables with their indexes, stream and expiry, as CreateTable wants them. */
export const readTables = (template: Template, values: LocalValues): TablePlan[] =>
  resourcesOf(template, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map((table) => {
    const { id } = table
    const properties = asFieldsOrEmpty(values.resolve(table.properties), id)
    const indexes = asList(properties.GlobalSecondaryIndexes, id).map((index) =>
      indexCreation(index, id),
    )
    const stream = asFieldsOrEmpty(properties.StreamSpecification, id).StreamViewType
    const expiry = asFieldsOrEmpty(properties.TimeToLiveSpecification, id).AttributeName
    return {
      name: values.nameOf(id),
      arn: values.arnOf(id),
      indexNames: indexes.map((index) => asText(index.IndexName, id)),
      ...(expiry === undefined ? {} : { expiryAttribute: asText(expiry, id) }),
      creation: {
        TableName: values.nameOf(id),
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: properties.KeySchema,
        AttributeDefinitions: properties.AttributeDefinitions,
        ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
        ...(stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: stream } } : {}),
      },
    }
  })

const queueAttributes = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
]

/** Queues; those that another one sends its dead letters to come first. */
export const readQueues = (template: Template, values: LocalValues): QueuePlan[] =>
  resourcesOf(template, 'AWS::SQS::Queue')
    .map((queue): QueuePlan => {
      const properties = asFieldsOrEmpty(values.resolve(queue.properties), queue.id)
      const attributes = queueAttributes
        .filter((name) => properties[name] !== undefined)
        .map((name): [string, string] => {
          const value = properties[name]
          return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]
        })
      return {
        name: values.nameOf(queue.id),
        arn: values.arnOf(queue.id),
        url: asText(values.resolve({ Ref: queue.id }), queue.id),
        attributes: Object.fromEntries(attributes),
      }
    })
    .sort((one, other) => {
      const redrives = (queue: QueuePlan) => Number('RedrivePolicy' in queue.attributes)
      return redrives(one) - redrives(other)
    })

export const readBuckets = (template: Template, values: LocalValues): string[] =>
  resourcesOf(template, 'AWS::S3::Bucket').map(({ id }) => values.nameOf(id))

export const readParameters = (template: Template, values: LocalValues): ParameterPlan[] =>
  resourcesOf(template, 'AWS::SSM::Parameter').map(({ id, properties }) => ({
    name: values.nameOf(id),
    value: asText(values.resolve(properties.Value), id),
  }))

export const readSecrets = (template: Template, values: LocalValues): SecretPlan[] =>
  resourcesOf(template, 'AWS::SecretsManager::Secret').map(({ id, properties }) => {
    const { GenerateSecretString, SecretString } = properties
    return {
      name: values.nameOf(id),
      ...(GenerateSecretString === undefined
        ? { text: asText(values.resolve(SecretString ?? ''), id) }
        : { generate: asFieldsOrEmpty(values.resolve(GenerateSecretString), id) }),
    }
  })
