import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { MailEvent } from '../../src/channels/mail/fate.ts'
import { Receipt, toldBySns } from '../../src/channels/mail/receipt.ts'
import { noteFate } from '../../src/flows/mail-fate.ts'
import { takeMail } from '../../src/flows/take-mail.ts'
import { log } from '../../src/platform/log.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** What a person sends to try a mail again. */
const Replayed = z.object({ replay: Receipt, tries: z.int() })

/** Makes messages of the mails that SES put into the bucket, and notes what became of those that were sent. Each by itself. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => eachMessage(event, take)

const take = async (body: unknown): Promise<void> => {
  const replayed = Replayed.safeParse(body).data
  if (replayed !== undefined) return takeMail(replayed.replay, { tries: replayed.tries })
  const told = toldBySns(body)
  const event = MailEvent.safeParse(told).data
  if (event !== undefined) return noteFate(event)
  const receipt = Receipt.safeParse(told).data
  if (receipt !== undefined) return takeMail(receipt, undefined)
  if (isTest(told)) return log.info('The topic of mails was tried', {})
  // It is neither a mail nor known: five tries, and it lies in the dead letters with all that it says.
  throw new TypeError('What the queue of mails holds is no word of SES.')
}

/** SES tries a topic when it is named to a rule (as JSON) and to a configuration set (as a sentence). */
const isTest = (told: unknown): boolean =>
  typeof told === 'string'
    ? told.startsWith('Successfully validated SNS topic')
    : (told as { notificationType?: unknown } | undefined)?.notificationType ===
      'AmazonSnsSubscriptionSucceeded'
