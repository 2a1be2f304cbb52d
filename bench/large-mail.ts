import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { S3Client } from '@aws-sdk/client-s3'
import { freshMailId, receiptNotification } from '../local/emulators/mail-receipt.ts'
import { putObject } from '../local/emulators/put-object.ts'
import { functionEnvironment, sdkEnvironment } from '../local/functions/environment.ts'
import type { MeasuredDesk } from './desk.ts'
import { type Figure, rounded } from './figures.ts'

const region = 'us-east-1'
const mebibyte = 1024 * 1024
/** Decoded. As base64 a mail is a third longer, and SES takes 40 MB. */
const fileBytes = 28 * mebibyte
/** One after the other in one batch: what the first leaves behind is there with the second. */
const mailsInBatch = 3

/**
 * The most memory of MailIn's own process while it takes mails as large as SES lets in: from the bucket, into files
 * and a message, against what the function has.
 */
export const largeMail = async ({ desk }: MeasuredDesk): Promise<readonly Figure[]> => {
  const { plan, endpoints } = desk.running
  const mailIn = plan.functions.find(({ name }) => name === 'MailIn')
  const [bucket] = plan.buckets
  if (mailIn === undefined || bucket === undefined) throw new Error('The template takes no mails.')
  const s3 = new S3Client({
    endpoint: endpoints.s3,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const bodies: string[] = []
  for (let count = 0; count < mailsInBatch; count += 1) {
    const [id, raw] = [freshMailId(), largestMail(count)]
    await putObject(s3, bucket, `raw/${id}`, raw)
    const taken = { id, key: `raw/${id}`, raw, bucket, topicArn: '', at: desk.running.clock.now() }
    bodies.push(await receiptNotification({ ...taken, ...envelope }))
  }
  s3.destroy()
  const environment = {
    ...functionEnvironment(mailIn, endpoints, region),
    ...sdkEnvironment(endpoints, region, 'bench'),
  }
  const kibibytes = await peakMemory(mailIn.entryFile, mailIn.exportName, environment, bodies)
  return [
    {
      name: 'largest mails, peak memory to what MailIn has',
      value: rounded(kibibytes / 1024 / mailIn.memoryMegabytes),
      unit: 'ratio',
      note: `${Math.round(kibibytes / 1024)} of ${mailIn.memoryMegabytes} MiB, ${mailsInBatch} of 38 MB`,
    },
  ]
}

const pass = 'PASS' as const
const envelope = {
  ...{ sender: 'large@weber.example', recipients: ['support@desk.example'] },
  verdicts: { spam: pass, virus: pass, spf: pass, dkim: pass, dmarc: pass },
  processingMilliseconds: 1,
}

const largestMail = (count: number): Buffer => {
  const head = [
    ...['From: large@weber.example', 'To: support@desk.example', `Subject: Film ${count}`],
    ...[`Message-ID: <large-${count}@weber.example>`, 'MIME-Version: 1.0'],
    ...['Content-Type: video/mp4; name="film.mp4"', 'Content-Transfer-Encoding: base64'],
    ...['Content-Disposition: attachment; filename="film.mp4"', '', ''],
  ].join('\r\n')
  const lines = randomBytes(fileBytes).toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.concat([Buffer.from(head), Buffer.from(lines)])
}

/** Runs a handler once in a process of its own and says how much memory that had at most, in KiB. */
const handleAndSay = `
const [file, name] = process.argv.slice(1)
const { [name]: handler } = await import(file)
let text = ''
for await (const piece of process.stdin) text += piece
const { batchItemFailures } = await handler(JSON.parse(text))
if (batchItemFailures.length > 0) throw new Error('A mail was not taken.')
console.log('peak ' + process.resourceUsage().maxRSS)
`

const peakMemory = async (
  file: string,
  exportName: string,
  environment: Readonly<Record<string, string>>,
  bodies: readonly string[],
): Promise<number> => {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', handleAndSay, file, exportName],
    { env: environment, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const attributes = { ApproximateReceiveCount: '1' }
  const Records = bodies.map((body, index) => ({ messageId: String(index), body, attributes }))
  child.stdin.end(JSON.stringify({ Records }))
  let said = ''
  for await (const piece of child.stdout) said += piece
  const peak = /^peak (\d+)$/m.exec(said)?.[1]
  if (peak === undefined) throw new Error(`MailIn did not take the largest mails: ${said}`)
  return Number(peak)
}
