import * as z from 'zod/mini'
import type { MailFate } from '../../desk/mail-fate.ts'

const addresses = z.array(z.object({ emailAddress: z.string() }))
const told = z.object({
  messageId: z.string(),
  tags: z._default(z.record(z.string(), z.array(z.string())), {}),
})

/**
 * What SES tells of a mail that was sent under the desk's configuration set, as far as the desk reads it.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const MailEvent = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail: told,
    bounce: z.object({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: addresses,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail: told,
    complaint: z.object({ complainedRecipients: addresses }),
  }),
  z.object({
    eventType: z.literal('Delivery'),
    mail: told,
    delivery: z.object({ recipients: z.array(z.string()) }),
  }),
])
export type MailEvent = z.infer<typeof MailEvent>

/** The same in the desk's words. */
export const fateIn = (event: MailEvent): MailFate => {
  switch (event.eventType) {
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.bounce
      return {
        kind: 'bounced',
        addresses: plainAddresses(bouncedRecipients),
        // `Transient` and `Undetermined` may pass: another mail may arrive.
        isForGood: bounceType === 'Permanent',
        code: bounceSubType === 'General' ? 'bounced' : `bounced-${inKebab(bounceSubType)}`,
      }
    }
    case 'Complaint': {
      const complained = plainAddresses(event.complaint.complainedRecipients)
      return { kind: 'complained', addresses: complained, isForGood: true, code: 'complained' }
    }
    case 'Delivery': {
      const arrived = event.delivery.recipients.map((one) => ({ emailAddress: one }))
      return { kind: 'delivered', addresses: plainAddresses(arrived), isForGood: false, code: '' }
    }
  }
}

/** A report may write an address with brackets. */
const plainAddresses = (all: z.infer<typeof addresses>): readonly string[] =>
  all.map(({ emailAddress }) =>
    (/<([^<>]+)>/.exec(emailAddress)?.[1] ?? emailAddress).trim().toLowerCase(),
  )

/** `MailboxFull` as our own codes are written. */
const inKebab = (words: string): string =>
  words
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[^a-z-]/g, '')
    .slice(0, 40)
