import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeAll, expect, vi } from 'vitest'
import type { Verdict } from '../../src/channels/mail/read-mail-shape.ts'
import type { Inbound } from '../../src/desk/inbound.ts'
import { type Replay, takeMail } from '../../src/flows/take-mail.ts'
import { settingNames } from '../../src/platform/names.ts'
import { applyPolicy } from '../../src/store/policy.ts'
import { type UnreadMail, unreadMails } from '../../src/store/unread-mails.ts'
import { policy } from '../desk/a-desk.ts'
import { everythingOf } from '../store/emulated-table.ts'
import { useDeskAtWork } from './a-desk-at-work.ts'

/** Mails as SES hands them over, to a desk on a table of this file's own, with a bucket that holds the last of them. */

export const pepper = 'a-pepper-for-this-file'
const mailInbox = (address: string) => ({
  channel: 'mail' as const,
  team: 'service',
  language: 'en' as const,
  staff: ['@desk.example'],
  address,
})

let raw: string | Uint8Array<ArrayBuffer> = ''
let bucketAnswers: ((method: string) => Response | undefined) | undefined

/** The bucket answers this, or does what it should where the answer is undefined, until `bucketIsWell`. */
export const bucketDoes = (answers: (method: string) => Response | undefined): void => {
  bucketAnswers = answers
}
export const bucketIsWell = (): void => {
  bucketAnswers = undefined
}

export const useMails = (): void => {
  useDeskAtWork()
  beforeAll(async () => {
    Object.assign(process.env, {
      [settingNames.parameterPrefix]: '/desk',
      [settingNames.pepperSecret]: 'pepper',
      [settingNames.mailBucket]: 'mails',
    })
    mockClient(SSMClient)
      .on(GetParametersCommand)
      .callsFake(({ Names: [name] }) => ({ Parameters: [{ Name: name, Value: pepper }] }))
    const real = globalThis.fetch
    vi.stubGlobal('fetch', async (asked: Request | string) => {
      if (typeof asked === 'string' || !asked.url.includes('mails.s3.')) return real(asked)
      return bucketAnswers?.(asked.method) ?? new Response(asked.method === 'GET' ? raw : '')
    })
    const inboxes = {
      ...policy.inboxes,
      support: mailInbox('support@desk.example'),
      sales: mailInbox('sales@desk.example'),
    }
    await applyPolicy({ ...policy, inboxes })
  })
}

export interface Written {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  /** Lines of the head. */
  readonly head?: readonly string[]
  readonly recipients?: readonly string[]
  readonly dmarc?: 'PASS' | 'FAIL'
  readonly virus?: Verdict
  /** All of it, in place of what the rest makes. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  readonly bucket?: string
}

const bytesOf = ({ from, to, subject, text, head }: Written): string =>
  [
    ...[`From: ${from}`, `To: ${to ?? 'support@desk.example'}`],
    ...[`Subject: ${subject ?? 'A question'}`, ...(head ?? []), '', text ?? 'Hello'],
  ].join('\r\n')

let count = 0
/** Hands a mail to the desk; the answer is the id that SES gave it. A fault of the world is thrown. */
export const handsOver = async (
  mail: Written,
  { id: given, replay }: { readonly id?: string; readonly replay?: Replay } = {},
): Promise<string> => {
  if (given === undefined) count += 1
  const messageId = given ?? `ses-${count}`
  raw = mail.raw ?? bytesOf(mail)
  const status = { status: 'PASS' as const }
  await takeMail(
    {
      notificationType: 'Received',
      mail: { timestamp: '2026-11-26T09:00:00.000Z', source: mail.from, messageId },
      receipt: {
        recipients: [...(mail.recipients ?? [mail.to ?? 'support@desk.example'])],
        ...{ spamVerdict: status, spfVerdict: status, dkimVerdict: status },
        virusVerdict: { status: mail.virus ?? 'PASS' },
        dmarcVerdict: { status: mail.dmarc ?? 'PASS' },
        action: { bucketName: mail.bucket ?? 'mails', objectKey: `raw/${messageId}` },
      },
    },
    replay,
  )
  return messageId
}

/** What is on the list of mails of which no case was made. */
export const unread = async (): Promise<readonly UnreadMail[]> => {
  const all: UnreadMail[] = []
  for await (const mail of unreadMails(0, Date.UTC(2100, 0))) all.push(mail)
  return all
}

const kept = async (): Promise<readonly Inbound[]> =>
  (await everythingOf('')).filter(({ kind }) => kind === 'inbound') as unknown as Inbound[]

/** All that was kept of one sender, whose address is known. */
export const keptOf = async (address: string): Promise<readonly Inbound[]> =>
  (await kept()).filter(({ sender }) => sender.id === address)

/** A mail that is read; the answer is what was newly kept of it, for each inbox. */
export const arrives = async (mail: Written): Promise<readonly Inbound[]> => {
  const messageId = await handsOver(mail)
  expect(await unread()).toEqual([])
  return (await kept()).filter(({ correlation }) => correlation === messageId)
}

export const one = async (mail: Written): Promise<Inbound> => {
  const [only] = await arrives(mail)
  if (only === undefined) throw new Error('Nothing new was kept.')
  return only
}

let people = 0
/** An address that nobody had before. */
export const somebody = (name = 'writer'): string => {
  people += 1
  return `${name}-${people}@weber.example`
}
/** A Message-ID of whoever was asked for last. */
export const id = (name: string): string => `<${name}-${people}-${count}@weber.example>`
