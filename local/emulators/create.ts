import type { QueuePlan, TablePlan } from '../assembly/stores.ts'
import { type AwsCall, AwsError } from '../aws-call.ts'
import { CannotStart } from '../cannot-start.ts'

interface TableDescription {
  readonly TableStatus: string
  readonly LatestStreamArn?: string
  readonly GlobalSecondaryIndexes?: readonly { readonly IndexName: string }[]
}

const describe = async (dynamodb: AwsCall, name: string): Promise<TableDescription> => {
  const { Table } = await dynamodb<{ Table: TableDescription }>('DescribeTable', {
    TableName: name,
  })
  return Table
}

const refuseOldShape = (plan: TablePlan, table: TableDescription): void => {
  const present = new Set(table.GlobalSecondaryIndexes?.map((index) => index.IndexName))
  const missing = plan.indexNames.filter((name) => !present.has(name))
  if (missing.length > 0)
    throw new CannotStart(
      `The kept table ${plan.name} has no index ${missing.join(', ')}, which the template now defines: start over with --fresh.`,
    )
}

/** Answers the ARN of the table's stream, if it has one. */
export const createTable = async (
  dynamodb: AwsCall,
  plan: TablePlan,
): Promise<string | undefined> => {
  try {
    await dynamodb('CreateTable', plan.creation)
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'ResourceInUseException')) throw error
  }
  let table = await describe(dynamodb, plan.name)
  for (let tries = 0; table.TableStatus !== 'ACTIVE' && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    table = await describe(dynamodb, plan.name)
  }
  refuseOldShape(plan, table)
  if (plan.expiryAttribute) await expireOn(dynamodb, plan.name, plan.expiryAttribute)
  return table.LatestStreamArn
}

const expireOn = async (dynamodb: AwsCall, name: string, attribute: string): Promise<void> => {
  try {
    await dynamodb('UpdateTimeToLive', {
      TableName: name,
      TimeToLiveSpecification: { AttributeName: attribute, Enabled: true },
    })
  } catch (error) {
    // A kept table has it already.
    if (!(error instanceof AwsError && error.code === 'ValidationException')) throw error
  }
}

/** A kept queue takes over what the template says now. */
export const createQueue = async (sqs: AwsCall, plan: QueuePlan): Promise<void> => {
  try {
    await sqs('CreateQueue', { QueueName: plan.name, Attributes: plan.attributes })
  } catch (error) {
    const isOtherwise = error instanceof AwsError && error.code.includes('QueueNameExists')
    if (!isOtherwise) throw error
    const { FifoQueue: _, ...settable } = plan.attributes
    await sqs('SetQueueAttributes', { QueueUrl: plan.url, Attributes: settable })
  }
}

/** Making a bucket again is no fault: S3 answers that it is yours. */
export const createBucket = async (url: string, name: string): Promise<void> => {
  const response = await fetch(`${url}/${name}`, { method: 'PUT' })
  if (!response.ok && response.status !== 409)
    throw new Error(`The bucket ${name} cannot be made: the emulator answered ${response.status}.`)
}
