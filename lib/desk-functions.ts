import { Duration } from 'aws-cdk-lib'
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { DeskFunction, type DeskFunctionProps } from './desk-function.ts'
import type { DeskSettings } from './settings.ts'

/** A caller waits: providers give up after 10 to 15 s, and people earlier. */
const someoneWaits = Duration.seconds(10)
/** A batch of 10, each with a call to a channel or to SES. A claim's lease must be longer than this. */
const batchOfTen = Duration.seconds(30)
/** Ten mails one after the other, each fetched, taken apart and its files put away: of 40 MB, a few seconds. */
const batchOfMails = Duration.seconds(90)
/** A batch of 100 changes, each worth a transaction or a queue's message. */
const batchOfHundred = Duration.seconds(60)
/** Ended before the clock strikes again, so that ticks do not pile up. */
const underAMinute = Duration.seconds(50)

/** The eighteen functions. Each says whom its failure hurts: its alarm tells so to who is woken by it. */
export const deskFunctions = (scope: Construct, settings: DeskSettings) => {
  const door = (
    id: string,
    entry: string,
    timeout: Duration,
    hurtsWhenFailing: string,
    more: Partial<DeskFunctionProps> = {},
  ) => new DeskFunction(scope, id, { settings, entry, timeout, hurtsWhenFailing, ...more })

  return {
    webhooks: door(
      'Webhooks',
      'functions/inbound/webhooks.ts',
      someoneWaits,
      'Customers: what they write reaches the desk late, and never if the channel gives up delivering it.',
    ),
    visitors: door(
      'Visitors',
      'functions/http/visitors.ts',
      someoneWaits,
      'Customers in a web chat: they can neither write nor read.',
    ),
    agentsRead: door(
      'AgentsRead',
      'functions/http/agents-read.ts',
      someoneWaits,
      'Agents: they cannot see their work, a queue or a conversation.',
    ),
    agentsLookUp: door(
      'AgentsLookUp',
      'functions/http/agents-look-up.ts',
      someoneWaits,
      'Agents and leads: they cannot search, see a ticket, an earlier case or the numbers.',
    ),
    agentsWrite: door(
      'AgentsWrite',
      'functions/http/agents-write.ts',
      someoneWaits,
      'Agents, and the customers who wait for them: nothing can be answered.',
    ),
    agentsCases: door(
      'AgentsCases',
      'functions/http/agents-cases.ts',
      someoneWaits,
      'Agents, and the customers whose cases they have: none can be taken, moved or resolved.',
    ),
    agentsTickets: door(
      'AgentsTickets',
      'functions/http/agents-tickets.ts',
      someoneWaits,
      'Agents, and the customers whose tickets they have: none can be opened, changed or brought together.',
    ),
    pages: door(
      'Pages',
      'functions/http/pages.ts',
      someoneWaits,
      "Customers who follow a survey's link: they see an error and their score is not counted.",
    ),
    onMessage: door(
      'OnMessage',
      'functions/stream/on-message.ts',
      batchOfHundred,
      'Customers: what they wrote is kept, but no agent sees it until it is filed.',
    ),
    relay: door(
      'Relay',
      'functions/stream/relay.ts',
      batchOfHundred,
      'Customers and leads: replies and escalations wait, while agents see them as on their way.',
    ),
    deliver: door(
      'Deliver',
      'functions/queue/deliver.ts',
      batchOfTen,
      "Customers: the agents' replies do not arrive.",
      // A later try is a message to its own queue. They end by the reply's own count of tries.
      { recursiveLoop: RecursiveLoop.ALLOW },
    ),
    mailIn: door(
      'MailIn',
      'functions/queue/mail-in.ts',
      batchOfMails,
      'Customers who write mails: these are kept, and no agent sees them.',
      // A mail of 40 MB is held whole, and its files beside it.
      { memorySizeMebibytes: 1024 },
    ),
    mailOut: door(
      'MailOut',
      'functions/queue/mail-out.ts',
      batchOfTen,
      "Customers who wrote mails: the agents' answers do not arrive.",
      { recursiveLoop: RecursiveLoop.ALLOW },
    ),
    escalate: door(
      'Escalate',
      'functions/queue/escalate.ts',
      batchOfTen,
      'Leads, and the customers who wait: nobody hears that a target was missed.',
    ),
    survey: door(
      'Survey',
      'functions/queue/survey.ts',
      batchOfTen,
      'Whoever looks after quality: customers are not asked, and the satisfaction of the day is missing.',
    ),
    deadlines: door(
      'Deadlines',
      'functions/queue/deadlines.ts',
      batchOfTen,
      'Customers who wait: missed targets go unnoticed and waiting cases are not given to free agents.',
    ),
    clock: door(
      'Clock',
      'functions/schedule/clock.ts',
      underAMinute,
      'Customers who wait: nothing that is due happens, no escalation, no second try, no survey.',
    ),
    dailyMetrics: door(
      'DailyMetrics',
      'functions/schedule/daily-metrics.ts',
      Duration.minutes(5),
      "Whoever plans the team: a day's numbers are missing or not complete.",
      // It holds a day's events in memory, and it runs once an hour.
      { memorySizeMebibytes: 1024, alarmPeriod: Duration.hours(1) },
    ),
  } as const
}

export type DeskFunctions = ReturnType<typeof deskFunctions>
