import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deadLetterQueueName, type SettingName } from '../src/platform/names.ts'
import { DeskAlarm } from './desk-alarm.ts'
import type { DeskFunction } from './desk-function.ts'

/** The longest that SQS keeps a message: a fortnight to look at what failed. */
const lookAtItFor = Duration.days(14)

/**
 * Longer than what is planned: a later try waits at most 15 minutes (the longest delay of SQS), and five
 * receives of a message take as long.
 */
const waitMax = Duration.minutes(20)

const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const

export interface DeskQueueProps {
  readonly name: string
  /** The environment name under which senders find its address. */
  readonly setting: SettingName
  readonly worker: DeskFunction
  /** Whom it hurts when messages wait here or fail for good, and how: one sentence. */
  readonly hurtsWhenStuck: string
  /** How many workers at most run at once. @default Lambda decides */
  readonly workersMax?: number
}

/** A work queue, its worker, and the dead-letter queue for what failed five times. */
export class DeskQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue
  readonly #setting: SettingName

  constructor(scope: Construct, id: string, props: DeskQueueProps) {
    super(scope, id)
    this.#setting = props.setting
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...common,
      queueName: deadLetterQueueName(props.name),
      retentionPeriod: lookAtItFor,
    })
    this.queue = new Queue(this, 'Queue', {
      ...common,
      queueName: props.name,
      retentionPeriod: Duration.days(4),
      // As Lambda advises: room for a batch that is throttled before it runs.
      visibilityTimeout: Duration.seconds(6 * (props.worker.timeout?.toSeconds() ?? 0)),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    })
    props.worker.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        ...(props.workersMax === undefined ? {} : { maxConcurrency: props.workersMax }),
      }),
    )
    this.#watch(`${props.worker.title} queue`, props.hurtsWhenStuck)
  }

  /** The right to send, and the address. */
  grantSend(...senders: readonly DeskFunction[]): void {
    for (const sender of senders) grantSend(this.queue, this.#setting, sender)
  }

  #watch(title: string, hurts: string): void {
    new DeskAlarm(this, 'Waiting', {
      heading: `${title} waiting`,
      hurts,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      threshold: waitMax.toSeconds(),
      periods: [3, 3],
    })
    new DeskAlarm(this, 'Dead', {
      heading: `${title} dead letters`,
      hurts,
      metric: visibleMessages(this.deadLetters),
      threshold: 1,
    })
  }
}

export interface ParkingQueueProps {
  readonly name: string
  readonly setting: SettingName
  readonly hurtsWhenUsed: string
}

/** Nobody works on it but people: it holds the keys of records that a function could not handle. */
export class ParkingQueue extends Construct {
  readonly queue: Queue
  readonly #setting: SettingName

  constructor(scope: Construct, id: string, props: ParkingQueueProps) {
    super(scope, id)
    this.#setting = props.setting
    this.queue = new Queue(this, 'Queue', {
      ...common,
      queueName: props.name,
      retentionPeriod: lookAtItFor,
    })
    new DeskAlarm(this, 'Parked', {
      heading: 'Records parked',
      hurts: props.hurtsWhenUsed,
      metric: visibleMessages(this.queue),
      threshold: 1,
    })
  }

  grantSend(...senders: readonly DeskFunction[]): void {
    for (const sender of senders) grantSend(this.queue, this.#setting, sender)
  }
}

const visibleMessages = (queue: Queue) =>
  queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) })

const grantSend = (queue: Queue, setting: SettingName, sender: DeskFunction): void => {
  sender.allow(['sqs:SendMessage'], [queue.queueArn])
  sender.tell(setting, queue.queueUrl)
}
