import { randomBytes } from 'node:crypto'
import { type AddressObject, type HeaderValue, type ParsedMail, simpleParser } from 'mailparser'

export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED'
export type Verdicts = Readonly<Record<'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc', Verdict>>

/** A mail that was taken, and where it lies. */
export interface Taken {
  readonly id: string
  /** Of the object that it lies in. */
  readonly key: string
  readonly raw: Buffer
  /** MAIL FROM; empty for what machines send. */
  readonly sender: string
  readonly recipients: readonly string[]
  readonly verdicts: Verdicts
  readonly at: number
  readonly processingMilliseconds: number
  readonly bucket: string
  readonly topicArn: string
}

/** SES's ids are of this kind, and the names of the objects with them. */
export const freshMailId = (): string =>
  [...randomBytes(40)].map((byte) => (byte % 36).toString(36)).join('')

/** SES says more than this in `headersTruncated`. */
const headerBytesMax = 10 * 1024

/**
 * What SES publishes when a receipt rule's S3 action has a topic, as SNS hands it to a queue.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export const receiptNotification = async (taken: Taken): Promise<string> => {
  const timestamp = new Date(taken.at).toISOString()
  return JSON.stringify({
    Type: 'Notification',
    MessageId: crypto.randomUUID(),
    TopicArn: taken.topicArn,
    Subject: 'Amazon SES Email Receipt Notification',
    Message: JSON.stringify(await notification(taken, timestamp)),
    Timestamp: timestamp,
    SignatureVersion: '1',
    Signature: 'not-signed-on-the-local-desk',
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService.pem',
    UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
  })
}

const notification = async (taken: Taken, timestamp: string) => {
  const { id, sender, recipients, verdicts, bucket, topicArn } = taken
  const head = await simpleParser(headOf(taken.raw))
  const headers = head.headerLines.map(({ line }) => {
    const colon = line.indexOf(':')
    const value = line.slice(colon + 1).replace(/\r?\n/g, '')
    return { name: line.slice(0, colon), value: value.trim() }
  })
  const status = (verdict: Verdict) => ({ status: verdict })
  return {
    notificationType: 'Received',
    mail: {
      ...{ timestamp, source: sender, messageId: id, destination: recipients },
      headersTruncated: JSON.stringify(headers).length > headerBytesMax,
      headers: withinBytes(headers),
      commonHeaders: commonHeaders(head, sender),
    },
    receipt: {
      timestamp,
      processingTimeMillis: taken.processingMilliseconds,
      recipients,
      spamVerdict: status(verdicts.spam),
      virusVerdict: status(verdicts.virus),
      spfVerdict: status(verdicts.spf),
      dkimVerdict: status(verdicts.dkim),
      dmarcVerdict: status(verdicts.dmarc),
      ...(verdicts.dmarc === 'FAIL' ? { dmarcPolicy: 'none' } : {}),
      action: { type: 'S3', topicArn, bucketName: bucket, objectKey: taken.key },
    },
  }
}

const headOf = (raw: Buffer): Buffer => {
  const end = raw.indexOf('\r\n\r\n')
  return Buffer.concat([raw.subarray(0, end < 0 ? raw.length : end), Buffer.from('\r\n\r\n')])
}

const withinBytes = <Header>(headers: readonly Header[]): readonly Header[] => {
  let bytes = 0
  return headers.filter((header) => {
    bytes += JSON.stringify(header).length
    return bytes <= headerBytesMax
  })
}

const commonHeaders = (head: ParsedMail, sender: string) => {
  const lists = { from: head.from, to: head.to, cc: head.cc, bcc: head.bcc, replyTo: head.replyTo }
  const written = Object.entries(lists).flatMap(([name, list]) =>
    list === undefined ? [] : [[name, [list].flat().flatMap(mailboxes)]],
  )
  return {
    returnPath: sender,
    ...Object.fromEntries(written),
    ...given(
      'date',
      head.headerLines
        .find(({ key }) => key === 'date')
        ?.line.slice(5)
        .trim(),
    ),
    ...given('messageId', head.messageId),
    ...given('subject', head.subject),
  }
}

const mailboxes = ({ value }: AddressObject): readonly string[] =>
  value.map(({ name, address = '' }) => (name === '' ? address : `${name} <${address}>`))

const given = (name: string, value: HeaderValue | undefined): object =>
  value === undefined ? {} : { [name]: value }
