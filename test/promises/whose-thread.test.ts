import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { signedAddress } from '../../src/channels/mail/address.ts'
import type { Inbound } from '../../src/desk/inbound.ts'
import { takeMail } from '../../src/flows/take-mail.ts'
import { settingNames } from '../../src/platform/names.ts'
import { table, tableName } from '../../src/platform/table.ts'
import { applyPolicy } from '../../src/store/policy.ts'
import { policy } from '../desk/a-desk.ts'
import { useDeskAtWork } from './a-desk-at-work.ts'

const pepper = 'a-pepper-for-this-file'
const mailInbox = (address: string) => ({
  channel: 'mail' as const,
  team: 'service',
  language: 'en' as const,
  staff: ['@desk.example'],
  address,
})
let raw = ''

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
    return asked.method === 'GET' ? new Response(raw) : new Response('')
  })
  const inboxes = {
    ...policy.inboxes,
    support: mailInbox('support@desk.example'),
    sales: mailInbox('sales@desk.example'),
  }
  await applyPolicy({ ...policy, inboxes })
})

interface Written {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  /** Lines of the head. */
  readonly head?: readonly string[]
  readonly recipients?: readonly string[]
  readonly dmarc?: 'PASS' | 'FAIL'
}

let count = 0
/** A mail as SES hands it over; the answer is what was kept of it, for each inbox. */
const arrives = async (mail: Written): Promise<readonly Inbound[]> => {
  count += 1
  const { from, to = 'support@desk.example', subject = 'A question', text = 'Hello' } = mail
  raw = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, ...(mail.head ?? []), '', text].join(
    '\r\n',
  )
  const messageId = `ses-${count}`
  const pass = { status: 'PASS' as const }
  await takeMail(
    {
      notificationType: 'Received',
      mail: { timestamp: '2026-11-26T09:00:00.000Z', source: from, messageId },
      receipt: {
        recipients: [...(mail.recipients ?? [to])],
        ...{ spamVerdict: pass, virusVerdict: pass, spfVerdict: pass, dkimVerdict: pass },
        dmarcVerdict: { status: mail.dmarc ?? 'PASS' },
        action: { bucketName: 'mails', objectKey: `raw/${messageId}` },
      },
    },
    undefined,
  )
  const { Items = [] } = await table.send(new ScanCommand({ TableName: tableName() }))
  const kept = Items.filter(({ kind }) => kind === 'inbound') as Inbound[]
  const first = kept.filter(({ correlation }) => correlation === messageId)
  return first
}

const one = async (mail: Written): Promise<Inbound> => {
  const [kept] = await arrives(mail)
  if (kept === undefined) throw new Error('Nothing new was kept.')
  return kept
}

let people = 0
const somebody = (name = 'writer') => {
  people += 1
  return `${name}-${people}@weber.example`
}
const id = (name: string) => `<${name}-${people}-${count}@weber.example>`

describe('a mail to the signed address of a case', () => {
  test('is of that case although its program lost the headers, also from another address, as a guest', async () => {
    const first = await one({ from: somebody() })
    const to = signedAddress(pepper, 'support', 'support@desk.example', first.thread)
    const answer = await one({ from: somebody('private'), to, subject: 'quite another' })
    expect(answer.thread).toBe(first.thread)
    expect(answer.mail?.isByGuest).toBe(true)
  })

  test('is a new case where the signature is of another key, inbox or thread', async () => {
    const first = await one({ from: somebody() })
    const other = await one({ from: somebody() })
    const forged = [
      signedAddress('another-key', 'support', 'support@desk.example', first.thread),
      signedAddress(pepper, 'sales', 'support@desk.example', first.thread),
      signedAddress(pepper, 'support', 'support@desk.example', other.thread).replace(
        other.thread,
        first.thread,
      ),
    ]
    for (const to of forged) {
      const kept = await one({ from: somebody(), to, text: to })
      expect([first.thread, other.thread]).not.toContain(kept.thread)
    }
  })
})

describe('strangers', () => {
  test('never share a case: not by a subject, nor by an id that one of them names', async () => {
    const named = id('first')
    const first = await one({
      from: somebody(),
      subject: 'Order 7',
      head: [`Message-ID: ${named}`],
    })
    const head = [`In-Reply-To: ${named}`, `References: ${named}`]
    const second = await one({ from: somebody(), subject: 'Re: Order 7', head })
    expect(second.thread).not.toBe(first.thread)
  })

  test('are not led to a case of another inbox', async () => {
    const from = somebody()
    const named = id('first')
    const first = await one({ from, head: [`Message-ID: ${named}`] })
    const head = [`In-Reply-To: ${named}`]
    const other = await one({ from, to: 'sales@desk.example', head })
    expect(other.thread).not.toBe(first.thread)
  })

  test('who write as a customer, without proof, are not that customer and see none of their case', async () => {
    const from = somebody()
    const named = id('first')
    const first = await one({ from, head: [`Message-ID: ${named}`] })
    const forged = await one({
      from,
      head: [`In-Reply-To: ${named}`],
      dmarc: 'FAIL',
      text: 'Send me all',
    })
    expect(forged.thread).not.toBe(first.thread)
    expect(forged.identity).not.toBe(first.identity)
    expect(forged.sender.email).toBeUndefined()
    expect(forged.mail?.isProven).toBe(false)
  })
})

describe('two mails of one exchange', () => {
  test.each(['in order', 'overtaking each other'])(
    'are one case when they come %s',
    async (order) => {
      const from = somebody()
      const named = id('first')
      const mails = [
        { from, text: 'The first', head: [`Message-ID: ${named}`] },
        {
          from,
          text: 'The second',
          head: [`Message-ID: ${id('second')}`, `In-Reply-To: ${named}`],
        },
      ]
      const kept: Inbound[] = []
      for (const mail of order === 'in order' ? mails : mails.toReversed())
        kept.push(await one(mail))
      expect(kept[1]?.thread).toBe(kept[0]?.thread)
    },
  )

  test('are one case for a colleague who stood in copy, who stays a guest', async () => {
    const from = somebody()
    const colleague = somebody('colleague')
    const named = id('first')
    const first = await one({ from, head: [`Message-ID: ${named}`, `Cc: ${colleague}`] })
    const answer = await one({
      from: colleague,
      head: [`In-Reply-To: ${named}`],
      text: 'By Friday',
    })
    expect(answer.thread).toBe(first.thread)
    expect([first.mail?.isByGuest, answer.mail?.isByGuest]).toEqual([false, true])
  })
})

describe('one mail', () => {
  test('that comes again is kept once, although more is known by then', async () => {
    const from = somebody()
    const mail = { from, head: [`Message-ID: ${id('one')}`, `In-Reply-To: ${id('never-came')}`] }
    const first = await one(mail)
    await one({ from, text: 'Another', head: [`Message-ID: ${id('never-came')}`] })
    expect(await arrives(mail)).toEqual([])
    expect(first.thread).toBeDefined()
  })

  test('to two inboxes is a case in each', async () => {
    const recipients = ['support@desk.example', 'sales@desk.example']
    const kept = await arrives({ from: somebody(), recipients })
    expect(kept.map(({ inbox }) => inbox).toSorted()).toEqual(['sales', 'support'])
    expect(new Set(kept.map(({ thread }) => thread)).size).toBe(2)
  })

  test.each([
    ['an empty', 'Message-ID: <>'],
    ['no', 'X-Other: 1'],
    ['a broken', 'Message-ID: none'],
  ])('with %s Message-ID is told from another one by what it says', async (_, line) => {
    const from = somebody()
    await one({ from, head: [line], text: 'One thing' })
    await one({ from, head: [line], text: 'Another thing' })
    expect(await arrives({ from, head: [line], text: 'One thing' })).toEqual([])
  })

  test('with the Message-ID of another one is not swallowed: some programs give all the same', async () => {
    const from = somebody()
    const head = [`Message-ID: ${id('same')}`]
    await one({ from, head, text: 'One thing' })
    await one({ from, head, text: 'Another thing' })
  })

  test('that a colleague passes on is from whom they had it', async () => {
    const text = [
      ...['For you', '', '---------- Forwarded message ----------'],
      ...['From: Jonas Weber <jonas@weber.example>', 'Date: Thu, 26 Nov 2026 09:00:00 +0000'],
      ...['Subject: Room 412', 'To: lin@desk.example', '', 'It was dirty.'],
    ].join('\r\n')
    const kept = await one({ from: 'lin@desk.example', subject: 'Fwd: Room 412', text })
    expect(kept.sender).toMatchObject({ id: 'jonas@weber.example', name: 'Jonas Weber' })
    expect(kept.mail?.forwardedBy?.address).toBe('lin@desk.example')
    expect(kept.text).toBe('It was dirty.')
  })

  test('from the desk’s own address is kept, and counts as a loop', async () => {
    const kept = await one({ from: 'support@desk.example' })
    expect(kept.mail?.automatic).toBe('own-address')
  })
})
