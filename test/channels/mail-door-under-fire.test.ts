import type { SQSEvent } from 'aws-lambda'
import fc from 'fast-check'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { handler } from '../../functions/queue/mail-in.ts'
import { settingNames } from '../../src/platform/names.ts'
import { policy } from '../desk/a-desk.ts'
import { deskOfMocks, logInto } from './desk-of-mocks.ts'
import { allMails } from './mail/writing/all-mails.ts'

// Whoever can write a mail sends what they like, twenty thousand times.
const cases = 20_000
/** Stands in every mail: it must never be in a log. */
const words = 'MY-OWN-WORDS'
const secret = 'a-pepper-that-nobody-may-read'
const bucket = 'mails'

const mail = {
  channel: 'mail' as const,
  team: 'service',
  language: 'en' as const,
  address: 'support@desk.example',
  acknowledges: true,
}
const rules = { ...policy, inboxes: { ...policy.inboxes, mail } }

interface Stored {
  readonly kind?: string
  readonly sender?: { readonly id: string }
  readonly mail?: { readonly isProven: boolean }
  readonly text?: string
}
let stored: Stored[] = []
const lines: string[] = []
let raw: Uint8Array = new Uint8Array()

beforeAll(() => {
  stored = deskOfMocks(rules, secret).stored as Stored[]
  Object.assign(process.env, {
    [settingNames.mailFrom]: 'desk@desk.example',
    [settingNames.mailBucket]: bucket,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  })
  vi.stubGlobal('fetch', async (asked: Request) =>
    asked.method === 'GET' ? new Response(new Uint8Array(raw)) : new Response(''),
  )
})

afterEach(() => vi.restoreAllMocks())

const verdict = fc.constantFrom('PASS', 'PASS', 'PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED')
const verdicts = fc.record({
  ...{ spamVerdict: verdict, virusVerdict: verdict, spfVerdict: verdict },
  ...{ dkimVerdict: verdict, dmarcVerdict: verdict },
})
const addresses = fc.oneof(
  { weight: 4, arbitrary: fc.constant('support@desk.example') },
  { weight: 2, arbitrary: fc.constant(`Support+${'a'.repeat(42)}@desk.example`) },
  { weight: 1, arbitrary: fc.constantFrom('nobody@desk.example', '', '@', 'support', '+@x') },
  { weight: 1, arbitrary: fc.string() },
)

const receiptOf = (given: {
  readonly recipients: readonly string[]
  readonly sender: string
  readonly verdicts: Readonly<Record<string, string>>
  readonly bucketName: string
}) => ({
  notificationType: 'Received',
  mail: { timestamp: '2026-11-26T09:00:00.000Z', source: given.sender, messageId: 'ses-1' },
  receipt: {
    recipients: given.recipients,
    ...Object.fromEntries(
      Object.entries(given.verdicts).map(([name, status]) => [name, { status }]),
    ),
    action: { type: 'S3', bucketName: given.bucketName, objectKey: 'raw/ses-1' },
  },
})

const told = (message: unknown): string =>
  JSON.stringify({ Type: 'Notification', Message: JSON.stringify(message) })

const tried = async (body: string) => {
  stored.length = 0
  lines.length = 0
  const record = { messageId: 'record-1', body, attributes: { ApproximateReceiveCount: '1' } }
  const answer = await handler({ Records: [record] } as unknown as SQSEvent)
  const log = lines.join('')
  return { hasFailed: answer.batchItemFailures.length > 0, log, stored: [...stored] }
}

const small = Object.values(allMails).filter(({ length }) => length < 4000)
const head = fc.constantFrom(
  ...[
    'From: Jonas <jonas@weber.example>\r\n',
    'From: jonas@weber.example\r\nFrom: x@y.example\r\n',
  ],
  ...[
    'From: support@desk.example\r\n',
    'From:\r\n',
    'From: =?utf-8?B?8J+Ygg==?= <a@b.example>\r\n',
  ],
  ...[
    'Message-ID: <>\r\n',
    'Message-ID: <1@weber.example>\r\n',
    'Message-ID: 1\r\nMessage-ID: 2\r\n',
  ],
  ...['To: undisclosed-recipients:;\r\n', 'To: "a\r\n b" <c@d.example>\r\n', 'Cc: x@y.example\r\n'],
  ...['In-Reply-To: <1@weber.example>\r\n', 'References: <1@weber.example> <2@weber.example>\r\n'],
  ...['Subject: Room\r\n 412\r\n', 'Subject: =?utf-8?Q?a=0D=0ABcc:_all@example.com?=\r\n'],
  ...['Auto-Submitted: auto-replied\r\n', 'Precedence: bulk\r\n', 'Date: yesterday\r\n'],
  ...['Content-Type: text/html\r\n', 'Content-Type: multipart/mixed; boundary=b\r\n'],
)
// The odd mails of the corpus are read in full elsewhere: here they are some among many.
const someMail = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.array(head, { maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 200 }))
      .map(([heads, text]) => Buffer.from(`${heads.join('')}\r\n${words} ${text}`)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...small).map((one) => Buffer.concat([one, Buffer.from(words)])),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  },
)

test('each mail that SES took becomes a message of its own sender or is listed with the reason, and no log says a word of it', async () => {
  logInto(lines)
  const seen = { kept: 0, listed: 0, unproven: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(addresses, { maxLength: 3 }),
      fc.constantFrom('jonas@weber.example', '', '<>', 'a'.repeat(300)),
      verdicts,
      fc.constantFrom(bucket, bucket, bucket, bucket, 'somebody-elses'),
      someMail,
      async (recipients, sender, given, bucketName, bytes) => {
        raw = bytes
        const found = await tried(
          told(receiptOf({ recipients, sender, verdicts: given, bucketName })),
        )
        expect(found.hasFailed, found.log).toBe(false)
        const kept = found.stored.filter(({ kind }) => kind === 'inbound')
        const listed = found.stored.filter(({ kind }) => kind === 'unread-mail')
        expect(kept.length + listed.length, found.log).toBe(1)
        if (bucketName !== bucket) expect(kept).toEqual([])
        for (const { mail: facts, sender: who } of kept) {
          const isUnspoken =
            given.dmarcVerdict !== 'FAIL' &&
            !(given.spfVerdict === 'FAIL' && given.dkimVerdict === 'FAIL')
          if (!isUnspoken) expect(facts?.isProven).toBe(false)
          expect(who?.id.startsWith('unproven:')).toBe(facts?.isProven === false)
          seen.kept += 1
          if (facts?.isProven === false) seen.unproven += 1
        }
        seen.listed += listed.length
        for (const secretThing of [words, secret, 'weber.example']) {
          expect(found.log).not.toContain(secretThing)
        }
      },
    ),
    { numRuns: cases },
  )
  // Else whatever is right, or wrong, would not have been among them.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
}, 240_000)

test('what is no word of SES is left to be looked at, and stores nothing', async () => {
  logInto(lines)
  const whole = receiptOf({
    ...{ recipients: ['support@desk.example'], sender: '', bucketName: bucket },
    verdicts: { spamVerdict: 'PASS' },
  })
  const body = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'null', '{"Type":"Notification","Message":"{"}', told(null), told(whole)),
    fc.json().map((text) => JSON.stringify({ Type: 'Notification', Message: text })),
    fc.json().map((text) => told({ eventType: 'Bounce', bounce: text, mail: {} })),
    fc.json().map((text) => JSON.stringify({ replay: text, tries: 1 })),
  )
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const found = await tried(text)
      expect(found.hasFailed).toBe(true)
      expect(found.stored).toEqual([])
      expect(found.log).not.toContain(secret)
    }),
    { numRuns: 5000 },
  )
}, 120_000)
