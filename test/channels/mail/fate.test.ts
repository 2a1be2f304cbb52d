import { expect, test } from 'vitest'
import { fateIn, MailEvent } from '../../../src/channels/mail/fate.ts'

const mail = { messageId: '0100', tags: { thread: ['t'] } }
const bounce = (bounceType: string, bounceSubType: string) =>
  fateIn(
    MailEvent.parse({
      eventType: 'Bounce',
      mail,
      bounce: {
        ...{ bounceType, bounceSubType },
        bouncedRecipients: [{ emailAddress: 'Jonas <Jonas@Weber.example>', status: '5.1.1' }],
      },
    }),
  )

test('a mail that nobody will ever get there suppresses the address, written in any way', () => {
  expect(bounce('Permanent', 'NoEmail')).toEqual({
    kind: 'bounced',
    addresses: ['jonas@weber.example'],
    isForGood: true,
    code: 'bounced-no-email',
  })
})

test.each([
  ['Transient', 'MailboxFull', 'bounced-mailbox-full'],
  ['Transient', 'General', 'bounced'],
  ['Undetermined', 'Undetermined', 'bounced-undetermined'],
])('a bounce that is %s (%s) suppresses nobody', (type, subType, code) => {
  expect(bounce(type, subType)).toMatchObject({ isForGood: false, code })
})

test('what a provider writes into a code is letters and hyphens, and short', () => {
  expect(bounce('Permanent', `<script>${'x'.repeat(500)}`).code).toMatch(/^bounced-[a-z-]{1,40}$/)
})

test('other events of SES are none of a mail that was sent', () => {
  expect(MailEvent.safeParse({ eventType: 'Open', mail }).success).toBe(false)
})
