import { Aspects, type IAspect, Stack } from 'aws-cdk-lib'
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct, type IConstruct } from 'constructs'
import type { DeskSettings } from './settings.ts'

export interface AlarmTopicProps {
  /** `alarmMail` gets a mail from each alarm, once the link in the first mail is followed. */
  readonly settings: DeskSettings
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
    const { alarmMail } = props.settings
    if (alarmMail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmMail))
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
