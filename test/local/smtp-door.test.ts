import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type QueuesAndMail, startQueuesAndMail } from '../../local/emulators/queues-and-mail.ts'
import { type SmtpDoor, startSmtpDoor } from '../../local/emulators/smtp-door.ts'
import { type Dialogue, openDialogue } from './smtp-dialogue.ts'

const bucket = 'raw-mail'
const bytesMax = 100_000
let emulator: QueuesAndMail
let s3: S3Client
let sqs: SQSClient
let queueUrl: string
let door: SmtpDoor

beforeAll(async () => {
  emulator = await startQueuesAndMail('us-east-1')
  const shared = {
    endpoint: emulator.queuesUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  }
  s3 = new S3Client({ ...shared, forcePathStyle: true })
  sqs = new SQSClient(shared)
  await s3.send(new CreateBucketCommand({ Bucket: bucket }))
  const made = await sqs.send(new CreateQueueCommand({ QueueName: 'mail-in' }))
  queueUrl = made.QueueUrl ?? ''
  const recipients = (address: string) => /^(help|sales|hilfe-ü)@desk\.example$/i.test(address)
  door = await startSmtpDoor({
    ...{ s3, sqs, bucket, queueUrl, recipients, port: 0, bytesMax, areVerdictsTold: true },
    now: () => Date.parse('2026-01-03T07:00:00Z'),
  })
})
afterAll(async () => {
  await door.close()
  s3.destroy()
  sqs.destroy()
  await emulator.stop()
})
beforeEach(async () => {
  await received()
})

interface Received {
  readonly envelope: {
    readonly Type: string
    readonly TopicArn: string
    readonly MessageId: string
  }
  readonly message: {
    readonly mail: { readonly messageId: string }
    readonly receipt: { readonly action: { readonly objectKey: string } }
  }
}

/** The receipts in the queue, each taken out once. */
const received = async (): Promise<readonly Received[]> => {
  const found: Received[] = []
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
    )
    if (Messages.length === 0) return found
    for (const { Body = '', ReceiptHandle } of Messages) {
      const envelope = JSON.parse(Body)
      found.push({ envelope, message: JSON.parse(envelope.Message) })
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
    }
  }
}

const only = async (): Promise<Received> => {
  const [one, ...others] = await received()
  if (one === undefined || others.length > 0) throw new Error(`${others.length} mails too many`)
  return one
}

const stored = async (key: string): Promise<string> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  return (await Body?.transformToString('utf8')) ?? ''
}

const countStored = async (): Promise<number> =>
  (await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount ?? 0

const storedText = async (): Promise<string> =>
  stored((await only()).message.receipt.action.objectKey)

/** A dialogue that stands where the mail's text may begin. */
const atData = async (recipient = 'help@desk.example'): Promise<Dialogue> => {
  const dialogue = await openDialogue(door.port)
  await dialogue.ask('EHLO client.example')
  await dialogue.ask('MAIL FROM:<li@example.com>')
  await dialogue.ask(`RCPT TO:<${recipient}>`)
  expect(await dialogue.ask('DATA')).toMatch(/^354 /)
  return dialogue
}

const text =
  'From: Li <li@example.com>\r\nTo: help@desk.example\r\nSubject: Hello\r\n\r\nThe router blinks.\r\n'

describe('a mail that is sent to the desk by SMTP', () => {
  const transport = () =>
    createTransport({ host: '127.0.0.1', port: door.port, secure: false, ignoreTLS: true })

  test('is stored as it came, and its receipt is what SES publishes', async () => {
    const sent = await transport().sendMail({
      from: '李娜 <li@example.com>',
      to: 'help@desk.example',
      cc: 'sales@desk.example',
      subject: '路由器',
      messageId: '<one@example.com>',
      text: 'It blinks.',
    })
    expect(sent.response).toMatch(/^250 2\.\d\.0 Ok /)
    const { envelope, message } = await only()
    expect(envelope).toMatchObject({
      Type: 'Notification',
      TopicArn: expect.stringMatching(/^arn:aws:sns:/),
    })
    const id = message.mail.messageId
    expect(message).toEqual({
      notificationType: 'Received',
      mail: {
        timestamp: '2026-01-03T07:00:00.000Z',
        source: 'li@example.com',
        messageId: id,
        destination: ['help@desk.example', 'sales@desk.example'],
        headersTruncated: false,
        headers: expect.arrayContaining([{ name: 'Message-ID', value: '<one@example.com>' }]),
        commonHeaders: {
          returnPath: 'li@example.com',
          from: ['李娜 <li@example.com>'],
          to: ['help@desk.example'],
          cc: ['sales@desk.example'],
          date: expect.any(String),
          messageId: '<one@example.com>',
          subject: '路由器',
        },
      },
      receipt: {
        timestamp: '2026-01-03T07:00:00.000Z',
        processingTimeMillis: expect.any(Number),
        recipients: ['help@desk.example', 'sales@desk.example'],
        spamVerdict: { status: 'PASS' },
        virusVerdict: { status: 'PASS' },
        spfVerdict: { status: 'GRAY' },
        dkimVerdict: { status: 'GRAY' },
        dmarcVerdict: { status: 'GRAY' },
        action: { type: 'S3', topicArn: expect.any(String), bucketName: bucket, objectKey: id },
      },
    })
    expect(await stored(id)).toContain('It blinks.')
  })

  test('is refused when nobody here has its address, and nothing of it is stored', async () => {
    const before = await countStored()
    const sending = transport().sendMail({
      from: 'li@example.com',
      to: 'x@desk.example',
      text: 'x',
    })
    await expect(sending).rejects.toMatchObject({ responseCode: 550 })
    expect(await received()).toEqual([])
    expect(await countStored()).toBe(before)
  })

  test('is refused when it is too large, whether it says so or not', async () => {
    const sending = transport().sendMail({
      from: 'li@example.com',
      to: 'help@desk.example',
      text: 'x'.repeat(bytesMax),
    })
    await expect(sending).rejects.toMatchObject({ responseCode: 552 })
    const dialogue = await openDialogue(door.port)
    expect(await dialogue.ask('EHLO client.example')).toContain(`SIZE ${bytesMax}`)
    expect(await dialogue.ask(`MAIL FROM:<li@example.com> SIZE=${bytesMax + 1}`)).toMatch(
      /^552 5\.3\.4/,
    )
    dialogue.hangUp()
    expect(await received()).toEqual([])
  })

  test('that SES would take for spam or a virus says so', async () => {
    const gtube = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'
    const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
    await transport().sendMail({
      ...{ from: 'li@example.com', to: 'help@desk.example', text: gtube },
      attachments: [{ filename: 'virus.com', content: eicar }],
    })
    expect((await only()).message.receipt).toMatchObject({
      spamVerdict: { status: 'FAIL' },
      virusVerdict: { status: 'FAIL' },
    })
  })

  test('tells its own verdicts where a test lets it', async () => {
    await transport().sendMail({
      ...{ from: 'li@example.com', to: 'help@desk.example', text: 'x' },
      headers: { 'X-Local-Verdicts': 'spf=FAIL dmarc=FAIL' },
    })
    expect((await only()).message.receipt).toMatchObject({
      spfVerdict: { status: 'FAIL' },
      dkimVerdict: { status: 'GRAY' },
      dmarcVerdict: { status: 'FAIL' },
      dmarcPolicy: 'none',
    })
  })
})

describe('a dialogue line by line', () => {
  test('begins with HELO as with EHLO', async () => {
    const dialogue = await openDialogue(door.port)
    expect(await dialogue.ask('HELO client.example')).toMatch(/^250 /)
    const features = await dialogue.ask('EHLO client.example')
    for (const feature of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'SIZE']) {
      expect(features).toContain(feature)
    }
    expect(features).not.toMatch(/STARTTLS|AUTH/)
    expect(await dialogue.ask('QUIT')).toMatch(/^221 /)
  })

  test('stores eight-bit bytes and addresses in any letters as they are', async () => {
    const dialogue = await openDialogue(door.port)
    await dialogue.ask('EHLO client.example')
    expect(await dialogue.ask('MAIL FROM:<用户@例子.example> BODY=8BITMIME SMTPUTF8')).toMatch(
      /^250/,
    )
    expect(await dialogue.ask('RCPT TO:<hilfe-ü@desk.example>')).toMatch(/^250/)
    await dialogue.ask('DATA')
    dialogue.say('Subject: 路由器\r\n\r\n红灯闪。\r\n')
    expect(await dialogue.ask('.')).toMatch(/^250/)
    dialogue.hangUp()
    expect(await storedText()).toBe('Subject: 路由器\r\n\r\n红灯闪。\r\n')
  })

  test('may be said all at once', async () => {
    const dialogue = await openDialogue(door.port)
    await dialogue.ask('EHLO client.example')
    dialogue.say(
      'MAIL FROM:<li@example.com>\r\nRCPT TO:<help@desk.example>\r\nRCPT TO:<x@y.example>\r\nDATA\r\n',
    )
    const answers = [
      await dialogue.answer(),
      await dialogue.answer(),
      await dialogue.answer(),
      await dialogue.answer(),
    ]
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['250', '250', '550', '354'])
    expect(answers[2]).toMatch(/^550 5\.1\.1/)
    dialogue.say(`${text}.\r\n`)
    expect(await dialogue.answer()).toMatch(/^250/)
    dialogue.hangUp()
    expect((await only()).message.receipt).toMatchObject({ recipients: ['help@desk.example'] })
  })

  test('keeps lines that begin with a dot', async () => {
    const dialogue = await atData()
    dialogue.say('Subject: dots\r\n\r\n..\r\n..hidden\r\n...\r\n')
    expect(await dialogue.ask('.')).toMatch(/^250/)
    dialogue.hangUp()
    expect(await storedText()).toBe('Subject: dots\r\n\r\n.\r\n.hidden\r\n..\r\n')
  })

  test('has an empty sender where a machine writes', async () => {
    const dialogue = await openDialogue(door.port)
    await dialogue.ask('EHLO client.example')
    expect(await dialogue.ask('MAIL FROM:<>')).toMatch(/^250/)
    await dialogue.ask('RCPT TO:<help@desk.example>')
    await dialogue.ask('DATA')
    dialogue.say(text)
    await dialogue.ask('.')
    dialogue.hangUp()
    expect((await only()).message.mail).toMatchObject({ source: '' })
  })

  test('that breaks off before the last dot stores nothing', async () => {
    const before = await countStored()
    const dialogue = await atData()
    dialogue.say(text)
    await new Promise((resolve) => setTimeout(resolve, 100))
    dialogue.hangUp()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await received()).toEqual([])
    expect(await countStored()).toBe(before)
  })

  test('brings a second mail over the same connection', async () => {
    const dialogue = await atData()
    dialogue.say(text)
    await dialogue.ask('.')
    await dialogue.ask('MAIL FROM:<li@example.com>')
    await dialogue.ask('RCPT TO:<help@desk.example>')
    await dialogue.ask('DATA')
    dialogue.say(text)
    await dialogue.ask('.')
    dialogue.hangUp()
    const ids = (await received()).map(({ message }) => message.mail.messageId)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('a mail of more bytes than S3 is sent at once', () => {
  test('is stored whole', async () => {
    const wide = await startSmtpDoor({ s3, sqs, bucket, queueUrl, recipients: () => true, port: 0 })
    const dialogue = await openDialogue(wide.port)
    await dialogue.ask('EHLO client.example')
    await dialogue.ask('MAIL FROM:<li@example.com>')
    await dialogue.ask('RCPT TO:<help@desk.example>')
    await dialogue.ask('DATA')
    const line = `${'x'.repeat(998)}\r\n`
    const large = `${text}${line.repeat(12_000)}`
    dialogue.say(`${large}.\r\n`)
    expect(await dialogue.answer()).toMatch(/^250/)
    dialogue.hangUp()
    const isWhole = (await storedText()) === large
    expect(isWhole).toBe(true)
    await wide.close()
  })
})

describe('where the mail cannot be kept', () => {
  const faults: unknown[] = []
  const spoiled = async (options: { bucket?: string; queueUrl?: string }) => {
    const recipients = () => true
    const onFault = (cause: unknown) => faults.push(cause)
    const other = await startSmtpDoor({
      s3,
      sqs,
      bucket,
      queueUrl,
      recipients,
      port: 0,
      onFault,
      ...options,
    })
    const transport = createTransport({ host: '127.0.0.1', port: other.port, ignoreTLS: true })
    try {
      return await transport.sendMail({ from: 'a@b.example', to: 'c@d.example', text: 'x' }).then(
        ({ response }) => response,
        ({ response }: { response: string }) => response,
      )
    } finally {
      await other.close()
    }
  }

  test('the sender is told to try again later: no bucket', async () => {
    expect(await spoiled({ bucket: 'not-there' })).toMatch(/^451 4\.3\.0/)
    expect(faults.at(-1)).toMatchObject({ name: 'NoSuchBucket' })
    expect(await received()).toEqual([])
  })

  test('the sender is told to try again later: no queue', async () => {
    expect(await spoiled({ queueUrl: `${queueUrl}-not-there` })).toMatch(/^451 4\.3\.0/)
  })
})
