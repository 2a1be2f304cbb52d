import type { Duration } from 'aws-cdk-lib'
import { Schedule, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Construct } from 'constructs'
import { DeskAlarm } from './desk-alarm.ts'
import type { DeskFunction } from './desk-function.ts'

export interface DeskScheduleProps {
  readonly schedule: ScheduleExpression
  readonly runs: DeskFunction
  /** An alarm rings when it has not run once in this time. */
  readonly silenceMax: Duration
  /** Whom it hurts when it does not run, and how: one sentence. */
  readonly hurtsWhenSilent: string
}

/** Runs a function by the clock, and rings when it did not. */
export class DeskSchedule extends Construct {
  constructor(scope: Construct, id: string, props: DeskScheduleProps) {
    super(scope, id)
    const { runs } = props
    new Schedule(this, 'Schedule', {
      schedule: props.schedule,
      description: `Runs ${runs.title}`,
      // A run that was missed is not made up for: the next one finds everything that is due.
      target: new LambdaInvoke(runs, { retryAttempts: 0 }),
    })
    runs.configureAsyncInvoke({ retryAttempts: 0 })
    new DeskAlarm(this, 'Silent', {
      heading: `${runs.title} not running`,
      hurts: props.hurtsWhenSilent,
      metric: runs.metricInvocations({ period: props.silenceMax, statistic: 'Sum' }),
      threshold: 1,
      ringsBelow: true,
    })
  }
}
