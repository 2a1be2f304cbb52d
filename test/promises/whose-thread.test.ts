import { describe, expect, test } from 'vitest'
import { signedAddress } from '../../src/channels/mail/address.ts'
import type { Inbound } from '../../src/desk/inbound.ts'
import { arrives, id, keptOf, one, pepper, somebody, useMails } from './arriving-mails.ts'

useMails()

describe('a mail to the signed address of a case', () => {
  test('is of that case although its program lost the headers, also from another address, as a guest', async () => {
    const first = await one({ from: somebody() })
    const to = signedAddress(pepper, 'support', 'support@desk.example', first.thread)
    const answer = await one({ from: somebody('private'), to, subject: 'quite another' })
    expect(answer.thread).toBe(first.thread)
    expect(answer.mail?.isByGuest).toBe(true)
  })

  test('is of that case also where nothing vouches for its sender, who stays a guest without a proven address', async () => {
    const from = somebody()
    const first = await one({ from })
    const to = signedAddress(pepper, 'support', 'support@desk.example', first.thread)
    const answer = await one({ from, to, dmarc: 'FAIL', text: 'Sent through a list' })
    expect(answer.thread).toBe(first.thread)
    expect(answer.identity).not.toBe(first.identity)
    expect(answer.sender.email).toBeUndefined()
    expect(answer.mail).toMatchObject({ isByGuest: true, isProven: false })
  })

  test('from a sender whom nothing vouches for brings nobody along who could answer by the ids', async () => {
    const first = await one({ from: somebody() })
    const to = signedAddress(pepper, 'support', 'support@desk.example', first.thread)
    const colleague = somebody('brought')
    const named = id('forged')
    const head = [`Message-ID: ${named}`, `Cc: ${colleague}`]
    await one({ from: somebody(), to, head, dmarc: 'FAIL', text: 'With a friend' })
    const answer = await one({ from: colleague, head: [`In-Reply-To: ${named}`], text: 'Hello?' })
    expect(answer.thread).not.toBe(first.thread)
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
    const named = id('comes-late')
    const mail = { from, head: [`Message-ID: ${id('one')}`, `In-Reply-To: ${named}`] }
    const first = await one(mail)
    const other = await one({ from: somebody(), text: 'Another', head: [`Message-ID: ${named}`] })
    expect(other.thread).not.toBe(first.thread)
    expect(await arrives(mail)).toEqual([])
    expect(await keptOf(from)).toEqual([first])
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
    const first = await one({ from, head: [line], text: 'One thing' })
    const second = await one({ from, head: [line], text: 'Another thing' })
    expect(second.thread).not.toBe(first.thread)
    expect(await arrives({ from, head: [line], text: 'One thing' })).toEqual([])
    expect((await keptOf(from)).map(({ text }) => text).toSorted()).toEqual([
      'Another thing',
      'One thing',
    ])
  })

  test('with the Message-ID of another one is not swallowed: some programs give all the same', async () => {
    const from = somebody()
    const head = [`Message-ID: ${id('same')}`]
    const first = await one({ from, head, text: 'One thing' })
    const second = await one({ from, head, text: 'Another thing' })
    expect([first.text, second.text]).toEqual(['One thing', 'Another thing'])
    expect(await keptOf(from)).toHaveLength(2)
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
