import { describe, expect, test } from 'vitest'
import { fateOfMessage, type MailFate } from '../../src/desk/mail-fate.ts'

const delivered: MailFate = { kind: 'delivered', addresses: [], isForGood: false, code: '' }
const bounced: MailFate = {
  kind: 'bounced',
  addresses: [],
  isForGood: true,
  code: 'bounced-no-email',
}
const complained: MailFate = {
  kind: 'complained',
  addresses: [],
  isForGood: true,
  code: 'complained',
}

describe('a reply by mail', () => {
  test.each(['queued', 'sending', 'sent', 'unconfirmed'] as const)(
    'that is %s is shown as delivered once the other side took it',
    (delivery) => {
      expect(fateOfMessage({ delivery, failure: 'no-answer-kept' }, delivered)).toEqual({
        delivery: 'delivered',
      })
    },
  )

  test.each(['sending', 'sent', 'delivered', 'unconfirmed'] as const)(
    'that is %s is shown as failed with the reason once it came back',
    (delivery) => {
      expect(fateOfMessage({ delivery }, bounced)).toEqual({
        delivery: 'failed',
        failure: 'bounced-no-email',
      })
    },
  )

  test('that came back stays so, whatever is reported late', () => {
    const back = { delivery: 'failed', failure: 'bounced-no-email' } as const
    for (const fate of [delivered, complained, bounced])
      expect(fateOfMessage(back, fate)).toBe(undefined)
  })

  test('that was complained about arrived, and says so once', () => {
    const after = { delivery: 'delivered', failure: 'complained' } as const
    expect(fateOfMessage({ delivery: 'sent' }, complained)).toEqual(after)
    expect(fateOfMessage(after, complained)).toBe(undefined)
    expect(fateOfMessage(after, delivered)).toBe(undefined)
  })
})
