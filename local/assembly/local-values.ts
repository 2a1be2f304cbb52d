import { createResolver, type Resolve } from './intrinsics.ts'
import { asText } from './shape.ts'
import type { Resource, Template } from './template.ts'

/** Where this desk stands: what `Ref` and `Fn::GetAtt` are resolved to. */
export interface Place {
  readonly stackName: string
  readonly region: string
  readonly account: string
  /** The desk's own address, without a slash at the end. */
  readonly deskUrl: string
  /** The emulator of queues, without a slash at the end. */
  readonly queuesUrl: string
}

/** Where the desk's own issuer of tokens stands. */
export const issuerPath = '/_local/issuer'

/** The property that holds a resource's physical name, and the service that its ARN names. */
const naming: Record<string, { readonly name: string; readonly arn: string }> = {
  'AWS::DynamoDB::GlobalTable': { name: 'TableName', arn: 'dynamodb:table/' },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: 'dynamodb:table/' },
  'AWS::Lambda::Function': { name: 'FunctionName', arn: 'lambda:function:' },
  'AWS::SQS::Queue': { name: 'QueueName', arn: 'sqs:' },
  'AWS::S3::Bucket': { name: 'BucketName', arn: 's3:' },
  'AWS::SecretsManager::Secret': { name: 'Name', arn: 'secretsmanager:secret:' },
  'AWS::SSM::Parameter': { name: 'Name', arn: 'ssm:parameter' },
  'AWS::IAM::Role': { name: 'RoleName', arn: 'iam:role/' },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: 'logs:log-group:' },
  'AWS::SNS::Topic': { name: 'TopicName', arn: 'sns:' },
  'AWS::SES::ConfigurationSet': { name: 'Name', arn: 'ses:configuration-set/' },
  'AWS::Scheduler::Schedule': { name: 'Name', arn: 'scheduler:schedule/default/' },
  'AWS::Events::Rule': { name: 'Name', arn: 'events:rule/' },
}

const arnOf = (place: Place, kind: string, name: string): string => {
  const [service = '', rest = ''] = kind.split(/:(.*)/)
  if (service === 's3') return `arn:aws:s3:::${name}`
  const region = service === 'iam' ? '' : place.region
  return `arn:aws:${service}:${region}:${place.account}:${rest}${name}`
}

const pseudoParameters = (place: Place): Record<string, unknown> => ({
  'AWS::AccountId': place.account,
  'AWS::Region': place.region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': place.stackName,
  'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/${place.stackName}/local`,
  'AWS::NotificationARNs': [],
})

/** S3 takes lowercase names only; the others take the logical id as it is. */
const generatedName = (place: Place, type: string, id: string): string =>
  type === 'AWS::S3::Bucket' ? `${place.stackName}-${id}`.toLowerCase() : `${place.stackName}-${id}`

export interface LocalValues {
  readonly resolve: Resolve
  readonly nameOf: (logicalId: string) => string
  readonly arnOf: (logicalId: string) => string
}

/** Gives every resource of the template a name, an ARN and an address on this machine. */
export const createLocalValues = (template: Template, place: Place): LocalValues => {
  const pseudo = pseudoParameters(place)
  const resourceOf = (id: string): Resource => {
    const resource = template.Resources[id]
    if (!resource) throw new Error(`The template refers to ${id}, which it does not define.`)
    return resource
  }
  const nameOf = (id: string): string => {
    const { Type, Properties } = resourceOf(id)
    const named = Properties?.[naming[Type]?.name ?? '']
    return named === undefined ? generatedName(place, Type, id) : asText(resolve(named), id)
  }
  const arn = (id: string) => arnOf(place, naming[resourceOf(id).Type]?.arn ?? 'local:', nameOf(id))
  const queueUrl = (id: string) => `${place.queuesUrl}/${place.account}/${nameOf(id)}`
  const reference = (id: string): unknown => {
    if (id in pseudo) return pseudo[id]
    const parameter = template.Parameters?.[id]
    if (parameter) return parameter.Default ?? ''
    const { Type, Properties } = resourceOf(id)
    if (Type === 'AWS::SQS::Queue') return queueUrl(id)
    if (Type === 'AWS::Lambda::Alias' || Type === 'AWS::Lambda::Version')
      return resolve(Properties?.FunctionName)
    if (Type === 'AWS::SecretsManager::Secret' || Type === 'AWS::SNS::Topic') return arn(id)
    return Type in naming ? nameOf(id) : id
  }
  const attribute = (id: string, name: string): unknown => {
    const { Type } = resourceOf(id)
    if (name === 'Arn' || name === 'TableArn') return arn(id)
    if (name === 'StreamArn') return `${arn(id)}/stream/local`
    if (name === 'QueueName' || name === 'TopicName') return nameOf(id)
    if (name === 'QueueUrl') return queueUrl(id)
    if (Type === 'AWS::ApiGatewayV2::Api' && name === 'ApiEndpoint') return place.deskUrl
    // The local issuer signs in for the user pool.
    if (Type === 'AWS::Cognito::UserPool' && name === 'ProviderURL')
      return `${place.deskUrl}${issuerPath}`
    return `${id}.${name}`
  }
  const resolveWhole = createResolver(template, { reference, attribute })
  const resolve: Resolve = (value) => atHome(resolveWhole(value), place)
  return { resolve, nameOf, arnOf: arn }
}

/** An HTTP API's address may also be put together from its id: it is this desk's too. */
const atHome = (value: unknown, place: Place): unknown => {
  if (typeof value === 'string')
    return value.replace(/https:\/\/[^./]+\.execute-api\.[^./]+\.amazonaws\.com/g, place.deskUrl)
  if (Array.isArray(value)) return value.map((item) => atHome(item, place))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, atHome(item, place)]))
}
