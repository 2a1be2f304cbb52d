import type { Construct } from 'constructs'
import { resourceNames, settingNames } from '../src/platform/names.ts'
import type { DeskFunctions } from './desk-functions.ts'
import { DeskQueue, ParkingQueue } from './desk-queue.ts'
import type { DeskSettings } from './settings.ts'

/** A new account of SES sends 14 mails a second: two batches of 10 at once stay below. */
const mailWorkersMax = 2

/** The queues between what was decided and what is done about it, each with its worker. */
export const deskQueues = (scope: Construct, settings: DeskSettings, functions: DeskFunctions) => {
  const names = resourceNames(settings.stage).queues
  return {
    deliver: new DeskQueue(scope, 'DeliverQueue', {
      name: names.deliver,
      setting: settingNames.deliverQueue,
      worker: functions.deliver,
      hurtsWhenStuck: "Customers: the agents' replies wait or were not delivered.",
    }),
    ...mailQueues(scope, settings, functions),
    escalate: new DeskQueue(scope, 'EscalateQueue', {
      name: names.escalate,
      setting: settingNames.escalateQueue,
      worker: functions.escalate,
      workersMax: mailWorkersMax,
      hurtsWhenStuck: 'Leads, and the customers who wait: an escalation was not mailed.',
    }),
    survey: new DeskQueue(scope, 'SurveyQueue', {
      name: names.survey,
      setting: settingNames.surveyQueue,
      worker: functions.survey,
      workersMax: mailWorkersMax,
      hurtsWhenStuck: 'Whoever looks after quality: customers were not asked how it went.',
    }),
    deadlines: new DeskQueue(scope, 'DeadlinesQueue', {
      name: names.deadlines,
      setting: settingNames.deadlinesQueue,
      worker: functions.deadlines,
      hurtsWhenStuck:
        'Customers who wait: a deadline was not acted on, or a free agent got no case.',
    }),
    parking: new ParkingQueue(scope, 'ParkingQueue', {
      name: names.parking,
      setting: settingNames.parkingQueue,
      hurtsWhenUsed:
        'One customer for each record: a message is kept but not filed, or a step of a case was left out.',
    }),
  } as const
}

const mailQueues = (scope: Construct, settings: DeskSettings, functions: DeskFunctions) => {
  const names = resourceNames(settings.stage).queues
  return {
    mailIn: new DeskQueue(scope, 'MailInQueue', {
      name: names['mail-in'],
      setting: settingNames.mailInQueue,
      worker: functions.mailIn,
      hurtsWhenStuck: 'Customers who write mails: these are kept, and no agent sees them yet.',
    }),
    mailOut: new DeskQueue(scope, 'MailOutQueue', {
      name: names['mail-out'],
      setting: settingNames.mailOutQueue,
      worker: functions.mailOut,
      workersMax: mailWorkersMax,
      hurtsWhenStuck: "Customers who wrote mails: the agents' answers wait or were not delivered.",
    }),
  } as const
}
