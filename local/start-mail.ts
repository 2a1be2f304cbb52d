import { S3Client } from '@aws-sdk/client-s3'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { MailRulePlan } from './assembly/mail.ts'
import type { Plan } from './assembly/plan.ts'
import { CannotStart, systemErrorCode } from './cannot-start.ts'
import type { Closers } from './closers.ts'
import type { MailDoor } from './emulators/mail-door.ts'
import { asNotification, eventsOf } from './emulators/mail-events.ts'
import { type SmtpDoor, startSmtpDoor } from './emulators/smtp-door.ts'

export interface StartMailOptions {
  readonly plan: Plan
  /** The emulator of SQS and S3. */
  readonly queuesUrl: string
  readonly region: string
  /** 0 picks one; `usual` is 2525, or a free one where that is taken. */
  readonly port: number | 'usual'
  readonly host: string
  readonly now: () => number
  readonly closers: Closers
  readonly log: (text: string) => void
}

/** As a receipt rule matches: a domain takes everything of it, an address itself and what stands behind a `+`. */
export const isRecipientOf =
  ({ recipients }: Pick<MailRulePlan, 'recipients'>) =>
  (address: string): boolean => {
    const plain = address.toLowerCase().replace(/\+[^@]*(?=@)/, '')
    const domain = plain.slice(plain.lastIndexOf('@') + 1)
    return recipients.some((one) => one === plain || one === domain)
  }

/** The queue that hears of a topic; undefined where none does. */
export const queueOfTopic = (
  { subscriptions, queues }: Pick<Plan, 'subscriptions' | 'queues'>,
  topicArn: string,
): string | undefined => {
  const queueArn = subscriptions.find((one) => one.topicArn === topicArn)?.queueArn
  return queues.find(({ arn }) => arn === queueArn)?.url
}

const usualPort = 2525

/** An SMTP server for the template's receipt rule; none where the template has no rule. */
export const startMail = async (options: StartMailOptions): Promise<SmtpDoor | undefined> => {
  const { plan, queuesUrl, region, port, host, now, closers, log } = options
  const [rule] = plan.mailRules
  const queueUrl = rule && queueOfTopic(plan, rule.topicArn)
  if (rule === undefined || queueUrl === undefined) return undefined
  const client = {
    endpoint: queuesUrl,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
  const s3 = new S3Client({ ...client, forcePathStyle: true })
  const sqs = new SQSClient(client)
  const open = (at: number) =>
    startSmtpDoor({
      ...{ s3, sqs, queueUrl, host, port: at, now },
      bucket: rule.bucket,
      keyPrefix: rule.keyPrefix,
      topicArn: rule.topicArn,
      recipients: isRecipientOf(rule),
      areVerdictsTold: true,
      onFault: (cause) => log(`A mail was not stored: ${String(cause)}`),
    })
  const door = await open(port === 'usual' ? usualPort : port).catch((error: unknown) => {
    if (systemErrorCode(error) !== 'EADDRINUSE') throw error
    if (port === 'usual') return open(0)
    throw new CannotStart(
      `Port ${port} is in use: stop what uses it, or choose another for mails with --mail-port N (0 picks a free one).`,
    )
  })
  closers.add(async () => {
    await door.close()
    s3.destroy()
    sqs.destroy()
  })
  return door
}

export interface MailEventsOptions
  extends Pick<StartMailOptions, 'plan' | 'queuesUrl' | 'region' | 'now' | 'closers'> {
  readonly mailDoor: MailDoor
}

/** Tells the queue of each configuration set's topic what became of the mails that were sent under it. */
export const startMailEvents = (options: MailEventsOptions): void => {
  const { plan, queuesUrl, region, now, closers, mailDoor } = options
  const sqs = new SQSClient({
    endpoint: queuesUrl,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  closers.add(async () => sqs.destroy())
  mailDoor.onSent(async (sent) => {
    const at = new Date(now()).toISOString()
    for (const { topicArn, events, configurationSet } of plan.mailEvents) {
      const queueUrl = queueOfTopic(plan, topicArn)
      if (queueUrl === undefined || configurationSet !== sent.configurationSet) continue
      for (const { type, record } of eventsOf(sent, at)) {
        if (!events.includes(type)) continue
        const body = asNotification(topicArn, record, at)
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }))
      }
    }
  })
}
