import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { Receipt, toldBySns } from '../../src/channels/mail/receipt.ts'
import { takeMail } from '../../src/flows/take-mail.ts'
import { log } from '../../src/platform/log.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** What a person sends to try a mail again. */
const Replayed = z.object({ replay: Receipt, tries: z.int() })

/** Makes messages of the mails that SES put into the bucket. Each is tried by itself: a bad one holds up nobody. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => eachMessage(event, take)

const take = async (body: unknown): Promise<void> => {
  const replayed = Replayed.safeParse(body).data
  if (replayed !== undefined) return takeMail(replayed.replay, { tries: replayed.tries })
  const told = toldBySns(body)
  const receipt = Receipt.safeParse(told).data
  if (receipt !== undefined) return takeMail(receipt, undefined)
  if (isTest(told)) return log.info('The topic of mails was tried', {})
  // It is neither a mail nor known: five tries, and it lies in the dead letters with all that it says.
  throw new TypeError('What the queue of mails holds is no receipt of SES.')
}

/** SES asks the topic once whether it may publish: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html */
const isTest = (told: unknown): boolean =>
  (told as { notificationType?: unknown } | undefined)?.notificationType ===
  'AmazonSnsSubscriptionSucceeded'
