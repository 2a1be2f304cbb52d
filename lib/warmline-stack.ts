import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import type { Construct } from 'constructs'
import { resourceNames, settingNames } from '../src/platform/names.ts'
import { AgentsSignIn } from './agents-sign-in.ts'
import { AlarmTopic } from './desk-alarm.ts'
import { DeskApi } from './desk-api.ts'
import { DeskFunction, type DeskFunctionProps } from './desk-function.ts'
import { DeskQueue, ParkingQueue } from './desk-queue.ts'
import { DeskSchedule } from './desk-schedule.ts'
import { DeskSecret } from './desk-secret.ts'
import { DeskTable } from './desk-table.ts'
import { InboxParameters, MailSender } from './outside-the-stack.ts'
import type { DeskSettings } from './settings.ts'
import { StreamReader } from './stream-reader.ts'

export class WarmlineStack extends Stack {
  constructor(scope: Construct, settings: DeskSettings) {
    const names = resourceNames(settings.stage)
    super(scope, names.stack, { description: 'Warmline, a customer-service desk' })
    const seconds = Duration.seconds
    const fn = (
      id: string,
      folder: string,
      timeout: number,
      hurts: string,
      more: Partial<DeskFunctionProps> = {},
    ) =>
      new DeskFunction(this, id, {
        settings,
        entry: `functions/${folder}.ts`,
        timeout: seconds(timeout),
        hurtsWhenFailing: hurts,
        ...more,
      })
    new AlarmTopic(this, 'Alarms', { mail: settings.alarmMail })
    const table = new DeskTable(this, 'Table', { settings })
    const pepper = new DeskSecret(this, 'Pepper', {
      name: names.pepperSecret,
      setting: settingNames.pepperSecret,
      description: 'Pepper',
    })
    const cursorKey = new DeskSecret(this, 'CursorKey', {
      name: names.cursorSecret,
      setting: settingNames.cursorSecret,
      description: 'Cursor',
    })
    const inboxes = new InboxParameters(settings)
    const mail = new MailSender(settings)
    const failures = new Bucket(this, 'StreamFailures', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      lifecycleRules: [{ expiration: Duration.days(14) }],
      removalPolicy: RemovalPolicy.RETAIN,
    })

    const webhooks = fn('Webhooks', 'inbound/webhooks', 10, 'x')
    const agentsRead = fn('AgentsRead', 'http/agents-read', 10, 'x')
    const agentsWrite = fn('AgentsWrite', 'http/agents-write', 10, 'x')
    const pages = fn('Pages', 'http/pages', 10, 'x')
    const onMessage = fn('OnMessage', 'stream/on-message', 60, 'x')
    const relay = fn('Relay', 'stream/relay', 60, 'x')
    const deliver = fn('Deliver', 'queue/deliver', 30, 'x', { recursiveLoop: RecursiveLoop.ALLOW })
    const escalate = fn('Escalate', 'queue/escalate', 30, 'x')
    const survey = fn('Survey', 'queue/survey', 30, 'x')
    const deadlines = fn('Deadlines', 'queue/deadlines', 30, 'x')
    const clock = fn('Clock', 'schedule/clock', 50, 'x')
    const dailyMetrics = fn('DailyMetrics', 'schedule/daily-metrics', 300, 'x')

    table.grantKeeping(webhooks)
    table.grantReading(agentsRead)
    table.grantMarking(relay)
    table.grantQuery(clock)
    table.grantWriting(
      agentsWrite,
      pages,
      onMessage,
      deliver,
      escalate,
      survey,
      deadlines,
      dailyMetrics,
    )
    pepper.grantReading(webhooks, agentsWrite, onMessage, deadlines)
    cursorKey.grantReading(agentsRead)
    inboxes.grantReading(webhooks, deliver)
    mail.grantSend(escalate, survey)

    const signIn = new AgentsSignIn(this, 'SignIn', { settings })
    const api = new DeskApi(this, 'Api', { settings, hurtsWhenFailing: 'x' })
    api.route('POST /in/{inbox}', webhooks, 'anybody')
    api.route('GET /v1/{proxy+}', agentsRead, signIn.authorizer)
    api.route('POST,PUT,PATCH /v1/{proxy+}', agentsWrite, signIn.authorizer)
    api.route('GET,POST /s/{survey}', pages, 'anybody')
    api.tellUrl(pages, deliver, escalate, survey)

    const parking = new ParkingQueue(this, 'ParkingQueue', {
      name: names.queues.parking,
      setting: settingNames.parkingQueue,
      hurtsWhenUsed: 'x',
    })
    const deliverQueue = new DeskQueue(this, 'DeliverQueue', {
      name: names.queues.deliver,
      setting: settingNames.deliverQueue,
      worker: deliver,
      hurtsWhenStuck: 'x',
    })
    const escalateQueue = new DeskQueue(this, 'EscalateQueue', {
      name: names.queues.escalate,
      setting: settingNames.escalateQueue,
      worker: escalate,
      hurtsWhenStuck: 'x',
      workersMax: 2,
    })
    const surveyQueue = new DeskQueue(this, 'SurveyQueue', {
      name: names.queues.survey,
      setting: settingNames.surveyQueue,
      worker: survey,
      hurtsWhenStuck: 'x',
      workersMax: 2,
    })
    const deadlinesQueue = new DeskQueue(this, 'DeadlinesQueue', {
      name: names.queues.deadlines,
      setting: settingNames.deadlinesQueue,
      worker: deadlines,
      hurtsWhenStuck: 'x',
    })
    parking.grantSend(onMessage, relay, deadlines)
    deliverQueue.grantSend(relay, deliver, clock)
    escalateQueue.grantSend(relay)
    surveyQueue.grantSend(clock)
    deadlinesQueue.grantSend(relay, clock)

    new StreamReader(this, 'OnMessageStream', {
      table,
      reader: onMessage,
      failures,
      hurtsWhenBehind: 'x',
      filters: [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['inbound'] } } } }],
    })
    new StreamReader(this, 'RelayStream', {
      table,
      reader: relay,
      failures,
      hurtsWhenBehind: 'x',
      filters: [
        { eventName: ['INSERT'], dynamodb: { NewImage: { effect: { S: [{ exists: true }] } } } },
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { NewImage: { kind: { S: ['conversation', 'ticket'] } } },
        },
      ],
    })
    new DeskSchedule(this, 'EveryMinute', {
      runs: clock,
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      silenceMax: Duration.minutes(5),
      hurtsWhenSilent: 'x',
    })
    new DeskSchedule(this, 'EveryHour', {
      runs: dailyMetrics,
      schedule: ScheduleExpression.cron({ minute: '35' }),
      silenceMax: Duration.hours(3),
      hurtsWhenSilent: 'x',
    })

    new CfnOutput(this, 'ApiUrl', { value: api.url })
    new CfnOutput(this, 'TableName', { value: table.tableName })
  }
}
