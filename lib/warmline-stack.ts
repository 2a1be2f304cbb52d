import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import type { Construct } from 'constructs'
import { resourceNames } from '../src/platform/names.ts'
import { AgentsConsole } from './agents-console.ts'
import { AgentsSignIn, signInOrigins } from './agents-sign-in.ts'
import { AlarmTopic } from './alarm-topic.ts'
import { DeskApi } from './desk-api.ts'
import { deskFunctions } from './desk-functions.ts'
import { DeskMail } from './desk-mail.ts'
import { deskQueues } from './desk-queues.ts'
import { DeskSchedule } from './desk-schedule.ts'
import { DeskTable } from './desk-table.ts'
import { announce } from './outputs.ts'
import { InboxParameters, MailSender } from './outside-the-stack.ts'
import { Pepper } from './pepper.ts'
import type { DeskSettings } from './settings.ts'
import { handsOn, isInbound, StreamFailures, StreamReader } from './stream-reader.ts'

/** What agents' pages ask for again and again: a function of its own, that is always warm while somebody works. */
const watched = [
  'GET /v1/me',
  'GET /v1/me/work',
  'GET /v1/teams/{team}/queue',
  'GET /v1/conversations/{conversation}',
  'GET /v1/conversations/{conversation}/messages',
] as const

/** What agents do with cases, beside what they write in them. */
const handled = [
  'POST /v1/teams/{team}/take-next',
  'POST /v1/conversations/{conversation}/assign',
  'POST /v1/conversations/{conversation}/transfer',
  'POST /v1/conversations/{conversation}/resolve',
  'POST /v1/conversations/{conversation}/reopen',
  'POST /v1/tickets/{ticket}/transfer',
  'POST /v1/tickets/{ticket}/resolve',
] as const

const tracked = ['POST /v1/tickets', 'POST,PUT,PATCH /v1/tickets/{proxy+}'] as const

/** The whole system: what keeps, what runs, who may do what, and what sets it going. */
export class WarmlineStack extends Stack {
  constructor(scope: Construct, settings: DeskSettings) {
    super(scope, resourceNames(settings.stage).stack, {
      description: `Warmline, a customer-service desk: stage ${settings.stage}`,
      tags: { warmline: settings.stage },
      terminationProtection: settings.onRemoval === RemovalPolicy.RETAIN,
    })
    const alarms = new AlarmTopic(this, 'Alarms', { settings })
    const table = new DeskTable(this, 'Table', { settings })
    const failures = new StreamFailures(this, 'StreamFailures', { settings })
    const pepper = new Pepper(this, 'Pepper', { settings })
    const inboxes = new InboxParameters(settings)
    const sender = new MailSender(settings)
    const mail = new DeskMail(this, 'Mail', { settings })

    const functions = deskFunctions(this, settings)
    const { webhooks, visitors, agentsRead, agentsLookUp, agentsWrite } = functions
    const { agentsCases, agentsTickets, pages, onMessage, relay } = functions
    const { deliver, mailIn, mailOut, escalate, survey, deadlines, clock, dailyMetrics } = functions

    table.grantKeeping(webhooks)
    table.grantReading(agentsRead, agentsLookUp, escalate, clock)
    table.grantMarking(visitors, deliver, mailOut)
    table.grantListing(mailIn)
    table.grantIndexing(relay)
    table.grantWriting(agentsWrite, agentsCases, agentsTickets)
    table.grantWriting(pages, onMessage, survey, deadlines)
    table.grantFiguring(dailyMetrics)
    pepper.grantReading(webhooks, visitors, mailIn, mailOut)
    inboxes.grantReading(webhooks, visitors, deliver)
    sender.grantSend(escalate, survey)
    sender.grantKnowing(mailIn)
    mail.grantTaking(mailIn)
    mail.grantSending(mailOut)
    mail.watchUnread(mailIn)
    mail.grantLinking(agentsRead, 'agents')
    mail.grantLinking(visitors, 'chats')

    const api = new DeskApi(this, 'Api', {
      settings,
      hurtsWhenFailing: 'Customers and agents: their requests end in an error of ours.',
    })
    const site = new AgentsConsole(this, 'Console', {
      settings,
      api,
      files: mail.bucket,
      signInOrigins: signInOrigins(this, settings),
    })
    const signIn = new AgentsSignIn(this, 'SignIn', { settings, consoleUrl: site.url })
    site.deploy(signIn)
    const { authorizer } = signIn
    api.route('POST /in/{inbox}', webhooks, 'anybody')
    api.route('GET,OPTIONS /chat/{inbox}', visitors, 'anybody')
    api.route('GET,POST,OPTIONS /chat/{inbox}/{proxy+}', visitors, 'anybody')
    for (const route of watched) api.route(route, agentsRead, authorizer)
    api.route('GET /v1/{proxy+}', agentsLookUp, authorizer)
    api.route('POST,PUT,PATCH /v1/{proxy+}', agentsWrite, authorizer)
    for (const route of handled) api.route(route, agentsCases, authorizer)
    for (const route of tracked) api.route(route, agentsTickets, authorizer)
    // It writes nothing: what signs links for readers signs those for uploads.
    api.route('POST /v1/attachments', agentsRead, authorizer)
    api.route('GET,POST /s/{survey}', pages, 'anybody')
    api.route('GET,POST /s/{survey}/unsubscribe', pages, 'anybody')
    api.tellUrl(survey, visitors)

    const queues = deskQueues(this, settings, functions)
    queues.deliver.grantSend(relay, deliver, clock)
    queues.mailOut.grantSend(deliver, mailOut)
    mail.tell(queues.mailIn)
    queues.escalate.grantSend(relay)
    queues.survey.grantSend(clock)
    queues.deadlines.grantSend(relay, clock)
    queues.parking.grantSend(onMessage, relay, deadlines)

    new StreamReader(this, 'OnMessageStream', {
      table,
      failures,
      reader: onMessage,
      filters: [isInbound],
      hurtsWhenBehind: 'Customers: what they wrote is kept, but agents see it late.',
    })
    new StreamReader(this, 'RelayStream', {
      table,
      failures,
      reader: relay,
      filters: handsOn,
      hurtsWhenBehind: 'Customers and leads: replies and escalations leave late.',
    })
    new DeskSchedule(this, 'EveryMinute', {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      runs: clock,
      silenceMax: Duration.minutes(5),
      hurtsWhenSilent: 'Customers who wait: deadlines pass without anybody hearing of them.',
    })
    new DeskSchedule(this, 'EveryHour', {
      // A local day ends at a full, half or quarter hour of UTC and is closed half an hour later.
      schedule: ScheduleExpression.cron({ minute: '35' }),
      runs: dailyMetrics,
      silenceMax: Duration.hours(3),
      hurtsWhenSilent: "Whoever plans the team: yesterday's numbers do not appear.",
    })

    announce(this, settings, { api, table, alarms, site })
  }
}
