import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  type IBucket,
} from 'aws-cdk-lib/aws-s3'
import {
  ConfigurationSet,
  EmailSendingEvent,
  EventDestination,
  ReceiptRule,
  ReceiptRuleSet,
} from 'aws-cdk-lib/aws-ses'
import { S3 } from 'aws-cdk-lib/aws-ses-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { resourceNames, settingNames } from '../src/platform/names.ts'
import { DeskAlarm } from './desk-alarm.ts'
import type { DeskFunction } from './desk-function.ts'
import type { DeskQueue } from './desk-queue.ts'
import type { DeskSettings } from './settings.ts'

export interface DeskMailProps {
  readonly settings: DeskSettings
}

/** Raw mails lie below the one, everything else that came with a message below the other. */
const prefixes = { raw: 'raw/', files: 'files/' } as const

/**
 * Mail on its way in and out: SES puts what it receives into the bucket and tells a queue of it; what became of a mail
 * that was sent is told to the same queue. Where mails are to come in, the rule set is made here and not made active: only one of a region can
 * be, and whoever deploys decides (`npm run mails -- activate`).
 */
export class DeskMail extends Construct {
  readonly bucket: Bucket
  readonly #received: Topic
  readonly #events: Topic
  readonly #configurationSet: string
  readonly #domains: readonly string[]

  constructor(scope: Construct, id: string, { settings }: DeskMailProps) {
    super(scope, id)
    const names = resourceNames(settings.stage)
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Links are good for minutes, and only who has one can use them: a browser of any page.
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(2) }],
      removalPolicy: settings.onRemoval,
    })
    this.#received = new Topic(this, 'Received', { enforceSSL: true })
    this.#events = new Topic(this, 'Events', { enforceSSL: true })
    if (settings.mailIn.length > 0) this.#receive(settings)
    this.#configurationSet = names.mailEvents
    const sending = new ConfigurationSet(this, 'Sending', {
      configurationSetName: names.mailEvents,
      reputationMetrics: true,
    })
    sending.addEventDestination('Events', {
      destination: EventDestination.snsTopic(this.#events),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.DELIVERY],
    })
    const domains = [settings.mailFrom, ...settings.mailIn].map(domainOf)
    this.#domains = [...new Set(domains)]
  }

  #receive({ stage, mailIn }: DeskSettings): void {
    const { mailRules } = resourceNames(stage)
    this.#letSesTell(mailRules)
    const rules = new ReceiptRuleSet(this, 'Rules', { receiptRuleSetName: mailRules })
    const rule = new ReceiptRule(this, 'Rule', {
      ruleSet: rules,
      recipients: [...mailIn],
      scanEnabled: true,
      actions: [
        new S3({
          bucket: this.bucket as IBucket,
          objectKeyPrefix: prefixes.raw,
          topic: this.#received,
        }),
      ],
    })
    // SES tries both when the rule is made: they must let it in before.
    rule.node.addDependency(this.bucket, this.#received)
  }

  /**
   * A topic with a policy of its own is closed to SES, unless that lets it in. For the other topic the CDK says so.
   * Source: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
   */
  #letSesTell(rules: string): void {
    const { account, region, partition } = Stack.of(this)
    this.#received.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        resources: [this.#received.topicArn],
        conditions: {
          StringEquals: { 'AWS:SourceAccount': account },
          ArnLike: {
            'AWS:SourceArn': `arn:${partition}:ses:${region}:${account}:receipt-rule-set/${rules}:receipt-rule/*`,
          },
        },
      }),
    )
  }

  /** Feeds this queue with what comes in, and with what became of what went out. */
  tell(queue: DeskQueue): void {
    for (const topic of [this.#received, this.#events]) {
      topic.addSubscription(new SqsSubscription(queue.queue))
    }
  }

  /** The right to read raw mails and to keep what came with them. */
  grantTaking(taker: DeskFunction): void {
    taker.allow(['s3:GetObject'], [this.bucket.arnForObjects(`${prefixes.raw}*`)])
    taker.allow(['s3:PutObject'], [this.bucket.arnForObjects(`${prefixes.files}mails/*`)])
    // Without it S3 says 403 of what is not there, and nobody could tell the two apart.
    taker.allow(['s3:ListBucket'], [this.bucket.bucketArn])
    taker.tell(settingNames.mailBucket, this.bucket.bucketName)
  }

  /** The right to give links to all files, and to let those of one kind be uploaded. */
  grantLinking(giver: DeskFunction, uploads: 'agents' | 'chats'): void {
    giver.allow(['s3:GetObject'], [this.bucket.arnForObjects(`${prefixes.files}*`)])
    giver.allow(['s3:PutObject'], [this.bucket.arnForObjects(`${prefixes.files}${uploads}/*`)])
    giver.tell(settingNames.mailBucket, this.bucket.bucketName)
  }

  /** The right to send from the inboxes' addresses, with the files that go along. */
  grantSending(sender: DeskFunction): void {
    const identities = this.#domains.flatMap((domain) => [
      sender.arnOf('ses', `identity/${domain}`),
      sender.arnOf('ses', `identity/*@${domain}`),
    ])
    const own = sender.arnOf('ses', `configuration-set/${this.#configurationSet}`)
    sender.allow(['ses:SendRawEmail'], [...identities, own], {
      StringLike: { 'ses:FromAddress': this.#domains.map((domain) => `*@${domain}`) },
    })
    sender.allow(['s3:GetObject'], [this.bucket.arnForObjects(`${prefixes.files}*`)])
    // Without it S3 says 403 of a file that was never uploaded.
    sender.allow(['s3:ListBucket'], [this.bucket.bucketArn])
    sender.tell(settingNames.mailBucket, this.bucket.bucketName)
    sender.tell(settingNames.mailEvents, this.#configurationSet)
  }

  /** Rings when a mail came of which no case could be made. */
  watchUnread(taker: DeskFunction): void {
    const filter = new MetricFilter(this, 'Unread', {
      logGroup: taker.logGroup,
      metricNamespace: `Warmline/${taker.stack.stackName}`,
      metricName: 'UnreadMails',
      filterPattern: FilterPattern.stringValue('$.message', '=', 'Mail not read'),
    })
    new DeskAlarm(this, 'UnreadAlarm', {
      heading: 'Mails not read',
      hurts: 'One customer for each: their mail is kept, and no agent sees it.',
      metric: filter.metric({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
    })
  }
}

const domainOf = (recipient: string): string => recipient.slice(recipient.indexOf('@') + 1)
