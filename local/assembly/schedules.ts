import { type FunctionPlan, functionOfArn } from './functions.ts'
import type { LocalValues } from './local-values.ts'
import { asFieldsOrEmpty, asList, asText, type Fields } from './shape.ts'
import { type NamedResource, resourcesOf, type Template } from './template.ts'

export interface SchedulePlan {
  readonly name: string
  readonly arn: string
  readonly functionName: string
  /** `rate(...)` or `cron(...)`, in UTC. */
  readonly expression: string
  /** JSON; without it the function gets the event that a rule sends. */
  readonly input?: string
}

const plan = (
  { id }: NamedResource,
  values: LocalValues,
  functions: readonly FunctionPlan[],
  expression: unknown,
  target: Fields,
): SchedulePlan => {
  const arn = asText(target.Arn, `${id} target`)
  const called = functionOfArn(functions, arn)
  if (!called) throw new Error(`${id} calls ${arn}, but the local desk schedules functions only.`)
  return {
    name: id,
    arn: values.arnOf(id),
    functionName: called.name,
    expression: asText(expression, `${id} ScheduleExpression`),
    ...(target.Input === undefined ? {} : { input: asText(target.Input, `${id} Input`) }),
  }
}

const refuseZone = (zone: unknown, id: string): void => {
  if (zone !== undefined && zone !== 'UTC' && zone !== 'Etc/UTC')
    throw new Error(`${id} is in the time zone ${zone}, but schedules run in UTC: set it to UTC.`)
}

/** Every enabled schedule of EventBridge Scheduler, and every scheduled rule. */
export const readSchedules = (
  template: Template,
  values: LocalValues,
  functions: readonly FunctionPlan[],
): SchedulePlan[] =>
  resourcesOf(template, 'AWS::Scheduler::Schedule', 'AWS::Events::Rule').flatMap((schedule) => {
    const properties = asFieldsOrEmpty(values.resolve(schedule.properties), schedule.id)
    const expression = properties.ScheduleExpression
    if (expression === undefined || properties.State === 'DISABLED') return []
    refuseZone(properties.ScheduleExpressionTimezone, schedule.id)
    const targets =
      schedule.resource.Type === 'AWS::Events::Rule'
        ? asList(properties.Targets, schedule.id)
        : [properties.Target]
    return targets.map((target) =>
      plan(schedule, values, functions, expression, asFieldsOrEmpty(target, schedule.id)),
    )
  })
