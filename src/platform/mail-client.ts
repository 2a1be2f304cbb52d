import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { settingNames } from './names.ts'
import { setting } from './settings.ts'

// One try only: a send whose answer was lost must not be sent again by the client itself.
const client = new SESClient({ maxAttempts: 1 })

export interface MailToSend {
  /** An address of ours: the desk's own, or an inbox's. */
  readonly from: string
  readonly to: string | readonly string[]
  /** What SES tells of the mail later carries them: letters, digits, hyphens and underscores. */
  readonly tags?: Readonly<Record<string, string>>
  /** The whole MIME message. */
  readonly raw: Uint8Array
}

/** SES's id of what it took. SES replaces Message-ID: the header becomes `<id@REGION.amazonses.com>`. */
export const sendMail = async ({ from, to, raw, tags = {} }: MailToSend): Promise<string> => {
  const answer = await client.send(
    new SendRawEmailCommand({
      Source: from,
      Destinations: [to].flat(),
      RawMessage: { Data: raw },
      // What becomes of it is told to the desk.
      ConfigurationSetName: setting(settingNames.mailEvents),
      Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
    }),
  )
  if (answer.MessageId === undefined) throw new Error('SES gave the mail no id.')
  return answer.MessageId
}

/** What is known of a mail after SES's client threw. */
export type MailFault = 'refused' | 'not-sent' | 'unknown'

/** Nobody was reached, or nothing left this function: SES has never heard of the mail. */
const neverAsked = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError'])

/** Answers about this one mail: its address or its content. It is not sent, and never will be. */
const aboutTheMail = new Set(['MessageRejected', 'InvalidParameterValue'])

/**
 * SES answers with an error only when it did not send. Throttling, a paused account, a domain that is not
 * verified or a missing right are the account's and pass: "not sent, may be later". An answer of 5xx, a time-out
 * and a broken connection leave the outcome unknown.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
 */
export const mailFault = (fault: unknown): MailFault => {
  const answer = fault as { $metadata?: { httpStatusCode?: number }; name?: string; code?: string }
  const name = answer.name ?? ''
  if (neverAsked.has(answer.code ?? '') || neverAsked.has(name)) return 'not-sent'
  const status = answer.$metadata?.httpStatusCode ?? 0
  if (status < 400 || status >= 500) return 'unknown'
  return aboutTheMail.has(name) ? 'refused' : 'not-sent'
}
