import { type FunctionPlan, functionOfArn } from './functions.ts'
import type { LocalValues } from './local-values.ts'
import { asFieldsOrEmpty, asList, asNumber, asText, type Fields } from './shape.ts'
import { resourcesOf, type Template } from './template.ts'

/** What feeds a function: a queue or a table's stream. -1 stands for "no limit". */
export interface SourcePlan {
  readonly id: string
  readonly functionName: string
  readonly functionArn: string
  readonly sourceArn: string
  readonly batchSize: number
  /** Event patterns; a record passes when one of them matches. None: everything passes. */
  readonly patterns: readonly Fields[]
  readonly reportsItemFailures: boolean
  readonly bisectsOnError: boolean
  readonly ageSecondsMax: number
  readonly retriesMax: number
  readonly startsAtHorizon: boolean
  /** The bucket for what was given up. */
  readonly failureBucket?: string
}

const readPatterns = (properties: Fields, id: string): Fields[] =>
  asList(asFieldsOrEmpty(properties.FilterCriteria, id).Filters, id).map((filter) => {
    const pattern = asFieldsOrEmpty(filter, id).Pattern
    const parsed: unknown = typeof pattern === 'string' ? JSON.parse(pattern) : pattern
    return asFieldsOrEmpty(parsed, `${id} Pattern`)
  })

const failureBucket = (properties: Fields, id: string): { failureBucket?: string } => {
  const onFailure = asFieldsOrEmpty(
    asFieldsOrEmpty(properties.DestinationConfig, id).OnFailure,
    id,
  ).Destination
  if (onFailure === undefined) return {}
  const arn = asText(onFailure, `${id} OnFailure`)
  if (!arn.startsWith('arn:aws:s3:::'))
    throw new Error(`${id} gives failures to ${arn}, but only a bucket keeps what failed: use one.`)
  return { failureBucket: arn.replace('arn:aws:s3:::', '') }
}

/** Every enabled event source mapping of the template. */
export const readSources = (
  template: Template,
  values: LocalValues,
  functions: readonly FunctionPlan[],
): SourcePlan[] =>
  resourcesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
    const { id } = mapping
    const properties = asFieldsOrEmpty(values.resolve(mapping.properties), id)
    const target = functionOfArn(functions, asText(properties.FunctionName, id))
    if (!target) throw new Error(`${id} feeds a function that has no bundle: check FunctionName.`)
    if (properties.Enabled === false) return []
    const isQueue = asText(properties.EventSourceArn, id).startsWith('arn:aws:sqs:')
    const reports = asList(properties.FunctionResponseTypes, id)
    return {
      id,
      functionName: target.name,
      functionArn: target.arn,
      sourceArn: asText(properties.EventSourceArn, id),
      batchSize: asNumber(properties.BatchSize, isQueue ? 10 : 100, `${id} BatchSize`),
      patterns: readPatterns(properties, id),
      reportsItemFailures: reports.includes('ReportBatchItemFailures'),
      bisectsOnError: properties.BisectBatchOnFunctionError === true,
      ageSecondsMax: asNumber(properties.MaximumRecordAgeInSeconds, -1, id),
      retriesMax: asNumber(properties.MaximumRetryAttempts, -1, id),
      startsAtHorizon: properties.StartingPosition !== 'LATEST',
      ...failureBucket(properties, id),
    }
  })
