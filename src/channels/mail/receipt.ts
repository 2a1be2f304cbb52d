import * as z from 'zod/mini'
import { Verdict } from './read-mail-shape.ts'

const verdict = z.object({ status: Verdict })

/**
 * What SES tells of a mail that it took, as far as the desk reads it. The mail's own headers are read from the raw mail.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html
 */
export const Receipt = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    timestamp: z.iso.datetime(),
    /** The return path; empty for what machines send. */
    source: z.string(),
    messageId: z.string().check(z.regex(/^[\w-]{1,200}$/)),
  }),
  receipt: z.object({
    recipients: z.array(z.string()).check(z.maxLength(100)),
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    action: z.object({ bucketName: z.string(), objectKey: z.string() }),
  }),
})
export type Receipt = z.infer<typeof Receipt>

/** When SES took the mail, in epoch milliseconds. */
export const receivedAtOf = ({ mail }: Receipt): number => Date.parse(mail.timestamp)

/** As SNS hands it to a queue: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
const Notification = z.object({ Type: z.literal('Notification'), Message: z.string() })

/** What the topic was told, as text where it is no JSON; undefined for what comes from elsewhere. */
export const toldBySns = (body: unknown): unknown => {
  const result = Notification.safeParse(body)
  if (!result.success) return undefined
  try {
    return JSON.parse(result.data.Message)
  } catch {
    return result.data.Message
  }
}
