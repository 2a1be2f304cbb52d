import { expect } from 'vitest'
import type { Odd } from './expected.ts'

const english = 'The router blinks red.'
const german = 'Der Router blinkt rot.'
const chinese = '路由器红灯闪。'

const reply = (file: string, program: string, text: string): Odd => ({
  file,
  trouble: `an answer written with ${program}`,
  expected: { reply: text, forward: undefined },
})

const forward = (file: string, program: string, original: string, text: string): Odd => ({
  file,
  trouble: `a forward by ${program}`,
  expected: {
    forward: `${original} by agent@company.example, inline`,
    forwardText: text,
    isForwardedByStaff: true,
    automatic: undefined,
  },
})

/** What people wrote this time, and what they quoted or passed on. */
export const oddReplies: readonly Odd[] = [
  reply('reply-gmail', 'Gmail, its attribution on two lines', english),
  reply('reply-gmail-chinese', 'Gmail in Chinese', chinese),
  reply('reply-gmail-german', 'Gmail in German', german),
  reply('reply-apple-mail', 'Apple Mail on a telephone', english),
  reply('reply-apple-mail-chinese', 'Apple Mail in Chinese', chinese),
  reply('reply-outlook', 'Outlook, as text', `${english}\n\nRegards\nLi Na`),
  reply('reply-outlook-html', 'Outlook, as HTML', english),
  reply('reply-outlook-german', 'Outlook in German', german),
  reply('reply-outlook-chinese', 'Outlook in Chinese', chinese),
  reply('reply-outlook-express', 'an old Outlook', english),
  reply('reply-qq', 'QQ Mail', chinese),
  reply('reply-qq-includetail', 'QQ Mail, with its own element', chinese),
  reply('reply-netease', 'NetEase', chinese),
  reply('reply-netease-english', 'NetEase in English', english),
  reply('reply-netease-master', 'NetEase’s app', chinese),
  reply('reply-foxmail', 'Foxmail', chinese),
  reply('reply-yahoo', 'Yahoo', english),
  reply('reply-to-what-was-forwarded', 'a forward within its history', english),
  reply(
    'reply-thunderbird',
    'Thunderbird, above and below the quotation',
    `${english}\n\nIt began on Monday.`,
  ),
  reply(
    'reply-between-the-lines',
    'answers between the quoted lines',
    'The red one.\n\nSince Monday.',
  ),
  reply('reply-below', 'the answer below the quotation', 'The red one.'),
  {
    file: 'reply-only-quotation',
    trouble: 'an answer of which nothing is left without its quotation',
    expected: { reply: '> Which light blinks?\n> Since when?' },
  },
  {
    file: 'reply-not-a-quotation',
    trouble: 'sentences that look like the beginning of a quotation',
    expected: { reply: expect.stringMatching(/^From: Berlin[\s\S]*- where\?$/) },
  },
  forward(
    'forward-gmail-by-staff',
    'Gmail',
    'Zhang San <zhang.san@customer.example>',
    'My router blinks red.',
  ),
  forward(
    'forward-outlook-german',
    'Outlook in German, a comma in the name',
    'Schmidt, Jürgen <j.schmidt@kunde.example>',
    'Mein Router blinkt rot.',
  ),
  forward(
    'forward-apple',
    'Apple Mail, quoted',
    'Zhang San <zhang.san@customer.example>',
    'My router blinks red.',
  ),
  forward('forward-qq', 'QQ Mail', '张三 <zhang@qq.example>', '我的路由器红灯闪。'),
  forward('forward-netease', 'NetEase', '张三 <zhang@163.example>', '我的路由器红灯闪。'),
  {
    file: 'forward-as-attachment',
    trouble: 'a forward as an attached mail',
    expected: {
      forward: '张三 <zhang@customer.example> by agent@company.example, attached',
      forwardText: '我的路由器红灯闪。',
      reply: 'See attached.',
      files: [expect.stringMatching(/^Router\.eml, message\/rfc822, From: /)],
    },
  },
  {
    file: 'forward-by-a-stranger',
    trouble: 'a forward by somebody who is none of ours',
    expected: {
      forward: 'Victim <victim@customer.example> by mallory@example.com, inline',
      isForwardedByStaff: false,
    },
  },
]
