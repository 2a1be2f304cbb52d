import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  FilterCriteria,
  type IEventSourceDlq,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import { Construct } from 'constructs'
import { resourceNames } from '../src/platform/names.ts'
import { effectAttribute, type Kind, kindAttribute, kinds } from '../src/store/schema.ts'
import { alarmPeriod, DeskAlarm } from './desk-alarm.ts'
import type { DeskFunction } from './desk-function.ts'
import type { DeskTable } from './desk-table.ts'
import type { DeskSettings } from './settings.ts'

/** What a filter looks at: DynamoDB's own notation, each name with the values that pass. */
export interface StreamFilter {
  readonly eventName: readonly ('INSERT' | 'MODIFY')[]
  readonly dynamodb: { readonly NewImage: Readonly<Record<string, { readonly S: unknown[] }>> }
}

const ofKind = (...kind: Kind[]) => ({ [kindAttribute]: { S: kind } })

/** What came in and is not filed yet. */
export const isInbound: StreamFilter = {
  eventName: ['INSERT'],
  dynamodb: { NewImage: ofKind(kinds.inbound) },
}

/** What asks for something to be done, and heads: their places in the lists that people watch may have changed. */
export const handsOn: readonly StreamFilter[] = [
  {
    eventName: ['INSERT'],
    dynamodb: { NewImage: { [effectAttribute]: { S: [{ exists: true }] } } },
  },
  {
    eventName: ['INSERT', 'MODIFY'],
    dynamodb: { NewImage: ofKind(kinds.conversation, kinds.ticket) },
  },
]

export interface StreamReaderProps {
  readonly table: DeskTable
  readonly reader: DeskFunction
  /** A record that passes any of them is read; reading costs nothing for the others. */
  readonly filters: readonly StreamFilter[]
  /** Keeps what could not be read for a day. */
  readonly failures: StreamFailures
  /** Whom it hurts when changes wait or are given up, and how: one sentence. */
  readonly hurtsWhenBehind: string
}

/**
 * Hands the table's changes to a function. A failing batch is cut in halves and tried for 23 hours: an hour
 * less than the stream keeps its records, so that what is given up can still be written to the bucket.
 */
export class StreamReader extends Construct {
  constructor(scope: Construct, id: string, props: StreamReaderProps) {
    super(scope, id)
    // The CDK's Table and ITable disagree about `undefined` under exactOptionalPropertyTypes.
    const source = new DynamoEventSource(props.table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      filters: props.filters.map((filter) => FilterCriteria.filter({ ...filter })),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // Ten batches of a shard at a time, while the changes of one partition stay with one of them and in order.
      parallelizationFactor: 10,
      maxRecordAge: Duration.hours(23),
      onFailure: keptIn(props.failures),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    })
    props.reader.addEventSource(source)
    this.#watch(props, source.eventSourceMappingId)
  }

  #watch({ reader, hurtsWhenBehind }: StreamReaderProps, mappingId: string): void {
    new DeskAlarm(this, 'Behind', {
      heading: `${reader.title} behind`,
      hurts: hurtsWhenBehind,
      metric: reader.metric('IteratorAge', { period: alarmPeriod, statistic: 'Maximum' }),
      threshold: Duration.minutes(5).toMilliseconds(),
    })
    new DeskAlarm(this, 'GaveUp', {
      heading: `${reader.title} gave up`,
      hurts: hurtsWhenBehind,
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'OnFailureDestinationDeliveredEventCount',
        dimensionsMap: { EventSourceMappingUUID: mappingId },
        period: alarmPeriod,
        statistic: 'Sum',
      }),
      threshold: 1,
    })
  }
}

export interface StreamFailuresProps {
  readonly settings: DeskSettings
}

/** Records that were given up, whole: they hold what customers wrote, so they go after a fortnight. */
export class StreamFailures extends Bucket {
  constructor(scope: Construct, id: string, props: StreamFailuresProps) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      lifecycleRules: [{ expiration: Duration.days(14) }],
      removalPolicy: props.settings.onRemoval,
    })
    // A bucket's own name must be free in all the world: what `npm run dead-letters` looks for is this one.
    new StringParameter(this, 'Name', {
      parameterName: resourceNames(props.settings.stage).failuresParameter,
      stringValue: this.bucketName,
      description: 'The bucket of changes that the readers of the stream gave up',
    })
  }
}

/** The CDK's own destination would let the function read and delete there too. */
const keptIn = (bucket: StreamFailures): IEventSourceDlq => ({
  bind: (_mapping, handler) => {
    const allow = (action: string, resource: string) =>
      handler.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [resource] }))
    allow('s3:PutObject', bucket.arnForObjects('*'))
    allow('s3:ListBucket', bucket.bucketArn)
    return { destination: bucket.bucketArn }
  },
})
