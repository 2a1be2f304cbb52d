import { Duration, Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { kebab } from './words.ts'

export interface DeskAlarmProps {
  /** The alarm's heading in docs/runbook.md; its name is made of it. */
  readonly heading: string
  /** Whom it hurts and how, as one sentence. */
  readonly hurts: string
  readonly metric: IMetric
  /** Rings at this value and above, or below it when `ringsBelow`. */
  readonly threshold: number
  /** @default false: rings at the threshold and above; silence is then fine. True: silence rings too. */
  readonly ringsBelow?: boolean
  /** How many periods out of how many must be bad. @default [1, 1] */
  readonly periods?: readonly [bad: number, of: number]
}

/** An alarm that says whom it hurts and where to read what to do. */
export class DeskAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: DeskAlarmProps) {
    const [datapointsToAlarm, evaluationPeriods] = props.periods ?? [1, 1]
    const ringsBelow = props.ringsBelow ?? false
    super(scope, id, {
      alarmName: `${Stack.of(scope).stackName}-${kebab(props.heading)}`,
      alarmDescription: `${props.hurts} What to do: docs/runbook.md, "${props.heading}".`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods,
      datapointsToAlarm,
      comparisonOperator: ringsBelow
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: ringsBelow ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
  }
}

/** What alarms look at unless they say otherwise. */
export const alarmPeriod = Duration.minutes(5)
