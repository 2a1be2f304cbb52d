import type { AddressInfo } from 'node:net'
import type { S3Client } from '@aws-sdk/client-s3'
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { freshMailId, receiptNotification } from './mail-receipt.ts'
import { verdictsOf } from './mail-verdicts.ts'
import { putObject } from './put-object.ts'

export interface SmtpDoorOptions {
  readonly s3: S3Client
  readonly sqs: SQSClient
  /** Raw mails, each under its id. */
  readonly bucket: string
  /** Stands before each id. @default nothing */
  readonly keyPrefix?: string
  /** Where the receipts go. */
  readonly queueUrl: string
  /** @default a topic of no account */
  readonly topicArn?: string
  /** Whom the receipt rule names. */
  readonly recipients: (address: string) => boolean
  /** 0 picks one. */
  readonly port: number
  /** @default SES's own limit for inbound mail, 40 MB */
  readonly bytesMax?: number
  /** Who may reach it: this machine, or with `0.0.0.0` whoever is in its network. @default 127.0.0.1 */
  readonly host?: string
  /** Whether a mail may tell its own verdicts: for tests. @default false */
  readonly areVerdictsTold?: boolean
  /** Told why a mail could not be kept; its sender hears only that it was not. @default nobody */
  readonly onFault?: (cause: unknown) => void
  /** Epoch milliseconds. @default the machine's clock */
  readonly now?: () => number
}

export interface SmtpDoor {
  readonly port: number
  readonly close: () => Promise<void>
}

/** A refusal as SMTP says it (RFC 5321); the server adds the extended code (RFC 3463): 5.1.1, 4.3.0. */
class SmtpError extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

const sesBytesMax = 40 * 1024 * 1024
const localTopic = 'arn:aws:sns:us-east-1:000000000000:mail-received'

/**
 * An SMTP server, on the loopback unless told otherwise, that does what a receipt rule of SES does: the raw mail to S3, then its receipt to
 * the queue that listens to the rule's topic. It says 250 once both are done; a sender that got no 250 sends again,
 * under a new id, as it would to SES.
 */
export const startSmtpDoor = (options: SmtpDoorOptions): Promise<SmtpDoor> => {
  const bytesMax = options.bytesMax ?? sesBytesMax
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Warmline on this machine',
    size: bytesMax,
    // Its own answer to what is too large has the right extended code; `take` sees to it that nothing is stored.
    ...{ rejectOversized: true },
    hideENHANCEDSTATUSCODES: false,
    authOptional: true,
    // No certificate that anybody would trust, and nobody to log in.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1000,
    onRcptTo: ({ address }, _session, done) => {
      if (options.recipients(address)) return done()
      done(new SmtpError(550, 'No rule of this desk takes mail for this address'))
    },
    onData: (stream, session, done) => {
      take(stream, session, options, bytesMax).then((id) => done(null, `Ok ${id}`), done)
    },
  })
  // A client that goes away in the middle is its own affair: nothing was promised to it.
  server.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', () => {
      const { port } = server.server.address() as AddressInfo
      resolve({ port, close: () => new Promise((closed) => server.close(() => closed())) })
    })
  })
}

const take = async (
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  options: SmtpDoorOptions,
  bytesMax: number,
): Promise<string> => {
  const now = options.now ?? Date.now
  const at = now()
  const raw = await wholeMail(stream, bytesMax)
  if (raw === undefined) throw new SmtpError(552, `A mail may have ${bytesMax} bytes`)
  const id = freshMailId()
  const { bucket, topicArn = localTopic, keyPrefix = '' } = options
  const key = `${keyPrefix}${id}`
  const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  const recipients = envelope.rcptTo.map(({ address }) => address)
  const verdicts = verdictsOf(raw, options.areVerdictsTold ?? false)
  try {
    await putObject(options.s3, bucket, key, raw)
    const taken = { id, key, raw, sender, recipients, verdicts, at, bucket, topicArn }
    const body = await receiptNotification({ ...taken, processingMilliseconds: now() - at })
    await options.sqs.send(
      new SendMessageCommand({ QueueUrl: options.queueUrl, MessageBody: body }),
    )
  } catch (cause) {
    options.onFault?.(cause)
    throw new SmtpError(451, 'Not stored, try again later')
  }
  return id
}

/** Undefined when it is too large; it is read to its end all the same, since SMTP has no other place for an answer. */
const wholeMail = async (
  stream: SMTPServerDataStream,
  bytesMax: number,
): Promise<Buffer | undefined> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= bytesMax) parts.push(part)
  }
  return size > bytesMax ? undefined : Buffer.concat(parts)
}
