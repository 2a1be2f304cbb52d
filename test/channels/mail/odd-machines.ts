import { expect } from 'vitest'
import type { Odd } from './expected.ts'

const ours = '0100-ours@eu-central-1.amazonses.com'

const machine = (file: string, trouble: string, automatic: Odd['expected']['automatic']): Odd => ({
  file,
  trouble,
  expected: { automatic, bounce: undefined },
})

const bounce = (file: string, server: string, expected: Odd['expected']): Odd => ({
  file,
  trouble: `a bounce of ${server}`,
  sender: '',
  expected: { forward: undefined, ...expected },
})

/** What machines send. */
export const oddMachines: readonly Odd[] = [
  machine('vacation-answer', 'a vacation answer', 'auto-submitted'),
  machine(
    'vacation-without-header',
    'a vacation answer that only its Chinese subject tells',
    'auto-reply-subject',
  ),
  machine('suppresses-receipts-only', 'a person whose server asks for no receipts', undefined),
  machine('auto-submitted-no', 'a person whose program says so', undefined),
  machine('mailing-list', 'a mailing list', 'list'),
  machine('newsletter', 'a newsletter', 'precedence'),
  machine('loop', 'a mark against loops', 'loop'),
  machine('own-address', 'a mail of the desk to itself', 'own-address'),
  { ...machine('spam', 'what SES takes for spam', 'spam'), verdicts: { spam: 'FAIL' } },
  { ...machine('empty-return-path', 'an empty return path', 'empty-return-path'), sender: '<>' },
  {
    file: 'no-reply-sender',
    trouble: 'a sender who says that nobody reads his mail',
    expected: { automatic: undefined, isFromNoReply: true },
  },
  bounce('bounce-postfix', 'Postfix', {
    automatic: 'report',
    bounce: {
      recipients: [{ address: 'gone@customer.example', action: 'failed', status: '5.1.1' }],
      originalMessageId: ours,
    },
    files: [expect.stringMatching(/^Re_ Order\.eml, message\/rfc822/)],
  }),
  bounce('bounce-exim', 'Exim, in words', {
    automatic: 'empty-return-path',
    bounce: {
      recipients: [{ address: 'gone@customer.example', action: 'failed', status: '5.1.1' }],
      originalMessageId: ours,
    },
  }),
  bounce('bounce-exchange', 'Exchange, for two recipients', {
    automatic: 'report',
    bounce: {
      recipients: [
        { address: 'full@customer.example', action: 'failed', status: '5.2.2' },
        { address: 'slow@customer.example', action: 'delayed', status: '4.4.7' },
      ],
      originalMessageId: ours,
    },
  }),
  bounce('bounce-qq', 'QQ, in words and in HTML', {
    automatic: 'empty-return-path',
    bounce: {
      recipients: [{ address: '10001@qq.com', action: 'failed', status: '5.1.1' }],
      originalMessageId: ours,
    },
  }),
  bounce('delivered-report', 'nothing: the mail did arrive', {
    automatic: 'report',
    bounce: {
      recipients: [{ address: 'li@customer.example', action: 'delivered', status: '2.1.5' }],
      originalMessageId: ours,
    },
  }),
  {
    file: 'complaint-arf',
    trouble: 'somebody told his provider that a survey of ours was spam',
    expected: {
      automatic: 'report',
      bounce: undefined,
      forward: undefined,
      complaint: {
        feedbackType: 'abuse',
        recipient: 'angry@customer.example',
        originalMessageId: '0100-survey@eu-central-1.amazonses.com',
      },
    },
  },
]
