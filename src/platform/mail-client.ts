import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { settingNames } from './names.ts'
import { setting } from './settings.ts'

// One try only: a send whose answer was lost must not be sent again by the client itself.
const client = new SESClient({ maxAttempts: 1 })

export interface MailToSend {
  readonly to: string
  /** The whole MIME message. */
  readonly raw: Uint8Array
}

/** SES's id of what it took. SES replaces Message-ID: the header becomes `<id@REGION.amazonses.com>`. */
export const sendMail = async ({ to, raw }: MailToSend): Promise<string> => {
  const answer = await client.send(
    new SendRawEmailCommand({
      Source: setting(settingNames.mailFrom),
      Destinations: [to],
      RawMessage: { Data: raw },
    }),
  )
  if (answer.MessageId === undefined) throw new Error('SES took the mail and gave no id for it.')
  return answer.MessageId
}

/** What is known of a mail after SES's client threw. */
export type MailFault = 'refused' | 'not-sent' | 'unknown'

/**
 * SES documents MessageRejected, MailFromDomainNotVerified and the ConfigurationSet and account errors as
 * answers: the mail was not sent and will not be. Throttling and 5xx answers are "not sent, may be later";
 * a broken connection leaves the outcome unknown.
 */
export const mailFault = (fault: unknown): MailFault => {
  const answer = fault as { $metadata?: { httpStatusCode?: number }; name?: string; code?: string }
  if (answer.code === 'ECONNREFUSED' || answer.code === 'ENOTFOUND') return 'not-sent'
  const status = answer.$metadata?.httpStatusCode
  if (status === undefined) return 'unknown'
  if (status === 429 || answer.name === 'Throttling' || answer.name === 'ThrottlingException') {
    return 'not-sent'
  }
  if (status >= 400 && status < 500) return 'refused'
  return 'unknown'
}
