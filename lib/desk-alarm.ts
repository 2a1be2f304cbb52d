import { Aspects, Duration, type IAspect, Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct, type IConstruct } from 'constructs'
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

export interface AlarmTopicProps {
  /** Gets a mail from each alarm, once the link in the first mail is followed. @default nobody is told */
  readonly mail: string | undefined
}

/** Every alarm of the stack reports here; a pager or a chat can be subscribed beside the mail. */
export class AlarmTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    // The TLS rule replaces the topic's default policy, which had let CloudWatch in.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    if (props.mail !== undefined) this.topic.addSubscription(new EmailSubscription(props.mail))
    Aspects.of(Stack.of(this)).add(new ReportsTo(this.topic))
  }
}

/** So that no alarm can be forgotten. */
class ReportsTo implements IAspect {
  readonly #action: SnsAction

  constructor(topic: Topic) {
    this.#action = new SnsAction(topic)
  }

  visit(node: IConstruct): void {
    if (node instanceof Alarm) {
      node.addAlarmAction(this.#action)
      node.addOkAction(this.#action)
    }
  }
}
