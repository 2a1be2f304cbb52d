import { expect } from 'vitest'
import type { Odd } from './expected.ts'

/** Senders, recipients, ids. */
export const oddHeaders: readonly Odd[] = [
  {
    file: 'header-injection',
    trouble: 'line breaks encoded within a subject and a name',
    expected: {
      from: 'Li Bcc: everybody@example.com <li@example.com>',
      subject: 'Hello Bcc: everybody@example.com Body',
      to: ['help@desk.example'],
      text: 'x',
    },
  },
  {
    file: 'address-hidden-in-a-name',
    trouble: 'another address encoded within the name',
    expected: {
      from: '"boss@bank.example" <boss@bank.example>, <thief@example.com>',
      fromCount: 1,
    },
  },
  {
    file: 'message-id-empty',
    trouble: 'an empty Message-ID',
    expected: { messageIdState: 'empty', references: [] },
  },
  { file: 'message-id-missing', trouble: 'no Message-ID', expected: { messageIdState: 'missing' } },
  {
    file: 'message-id-malformed',
    trouble: 'a Message-ID and an In-Reply-To that are words',
    expected: { messageIdState: 'malformed', inReplyTo: [] },
  },
  {
    file: 'message-id-same-one',
    trouble: 'a Message-ID that another mail has too, here the first',
    expected: { messageId: 'same@example.com', text: 'The first of two.' },
  },
  {
    file: 'message-id-same-two',
    trouble: 'a Message-ID that another mail has too, here the second',
    expected: { messageId: 'same@example.com', text: 'The second of two.' },
  },
  {
    file: 'message-id-twice',
    trouble: 'two Message-IDs',
    expected: { messageId: 'one@example.com', messageIdState: 'several' },
  },
  {
    file: 'references-huge',
    trouble: 'a thousand references, and an id that was folded',
    expected: {
      inReplyTo: ['ref999@example.com'],
      references: [
        'ref0@example.com',
        ...Array.from({ length: 49 }, (_, at) => `ref${at + 951}@example.com`),
      ],
    },
  },
  {
    file: 'to-without-address',
    trouble: 'recipients without an address',
    expected: { to: [], cc: [], from: 'a@example.com' },
  },
  {
    file: 'from-missing',
    trouble: 'no From',
    expected: { from: undefined, fromCount: 0, identityIsTrusted: false, text: 'x' },
  },
  {
    file: 'from-several',
    trouble: 'several people in From',
    expected: { from: 'Ann <ann@example.com>', fromCount: 2, identityIsTrusted: false },
  },
  {
    file: 'from-twice',
    trouble: 'two From headers',
    expected: { from: 'Ann <ann@example.com>', fromCount: 2, identityIsTrusted: false },
  },
  {
    file: 'group-syntax',
    trouble: 'a group of recipients',
    expected: {
      to: ['Jürgen <one@desk.example>', 'two@desk.example', 'Third <three@desk.example>'],
    },
  },
  {
    file: 'bcc-only',
    trouble: 'sent as a blind copy only',
    expected: { to: [], cc: [], text: 'x' },
  },
  {
    file: 'outlook-mailto',
    trouble: 'Outlook’s quotation marks and [mailto:]',
    expected: {
      from: 'Weber, Anna <Anna.Weber@example.com>',
      to: ['Help <help@desk.example>'],
      replyTo: ['Weber (private) <anna@home.example>'],
      sentAt: Date.parse('2026-01-03T07:00:00Z'),
    },
  },
  { file: 'date-nonsense', trouble: 'a date in words', expected: { sentAt: undefined, text: 'x' } },
  {
    file: 'dmarc-fail',
    trouble: 'DMARC says that From is a lie',
    verdicts: { dmarc: 'FAIL' },
    expected: { from: 'Li Na <li.na@example.com>', identityIsTrusted: false },
  },
  {
    file: 'bcc-only',
    trouble: 'neither SPF nor DKIM stand for the sender',
    verdicts: { dmarc: 'GRAY', spf: 'FAIL', dkim: 'FAIL' },
    expected: { identityIsTrusted: false },
  },
  {
    file: 'bcc-only',
    trouble: 'SPF failed on the way, DKIM holds',
    verdicts: { dmarc: 'GRAY', spf: 'FAIL' },
    expected: { identityIsTrusted: true },
  },
  {
    file: 'bcc-only',
    trouble: 'a virus',
    verdicts: { virus: 'FAIL' },
    expected: { unreadable: 'virus' },
  },
  {
    file: 'international-address',
    trouble: 'an address in Chinese letters (RFC 6532)',
    expected: { from: '用户 <用户@例子.example>', subject: '国际化地址', text: '你好' },
  },
  {
    file: 'carriage-return-in-header',
    trouble: 'a bare carriage return within a header',
    expected: {
      subject: 'One Bcc: everybody@example.com',
      text: expect.stringContaining('Text\nwith\nthree lines.'),
    },
  },
]
