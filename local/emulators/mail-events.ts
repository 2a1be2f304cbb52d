import type { SentTold } from './mail-door.ts'

/** What SES publishes of one mail to one address. */
export interface MailEventTold {
  readonly type: 'BOUNCE' | 'COMPLAINT' | 'DELIVERY'
  readonly record: object
}

/**
 * What becomes of a mail: everything arrives, but for the addresses by which SES lets anybody try the rest.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html (the mailbox simulator) and
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const eventsOf = (sent: SentTold, at: string): readonly MailEventTold[] =>
  sent.recipients.flatMap((address) => {
    const mail = {
      timestamp: sent.at,
      messageId: sent.messageId,
      source: sent.source,
      destination: sent.recipients,
      tags: {
        'ses:configuration-set': [sent.configurationSet],
        ...Object.fromEntries(sent.tags.map(([name, value]) => [name, [value]])),
      },
    }
    const arrived: MailEventTold = {
      type: 'DELIVERY',
      record: {
        eventType: 'Delivery',
        mail,
        delivery: {
          timestamp: at,
          recipients: [address],
          smtpResponse: '250 2.6.0 Message received',
        },
      },
    }
    const bounced = (bounceSubType: string): MailEventTold => ({
      type: 'BOUNCE',
      record: {
        eventType: 'Bounce',
        mail,
        bounce: {
          ...{ bounceType: 'Permanent', bounceSubType, timestamp: at },
          bouncedRecipients: [{ emailAddress: address, action: 'failed', status: '5.1.1' }],
        },
      },
    })
    switch (simulated(address)) {
      case 'bounce':
        return bounced('General')
      case 'suppressionlist':
        return bounced('Suppressed')
      case 'complaint': {
        const complaint = { timestamp: at, complainedRecipients: [{ emailAddress: address }] }
        return [arrived, { type: 'COMPLAINT', record: { eventType: 'Complaint', mail, complaint } }]
      }
      default:
        return arrived
    }
  })

/** `bounce+any-label@simulator.amazonses.com` too. */
const simulated = (address: string): string | undefined =>
  /^([a-z]+)(\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address)?.[1]?.toLowerCase()

/** As SNS hands it to a queue. */
export const asNotification = (topicArn: string, message: object, at: string): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: crypto.randomUUID(),
    TopicArn: topicArn,
    Subject: 'Amazon SES Email Event Notification',
    Message: JSON.stringify(message),
    Timestamp: at,
    SignatureVersion: '1',
    Signature: 'not-signed-on-the-local-desk',
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService.pem',
    UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
  })
