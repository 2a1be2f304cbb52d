import type { Odd } from './expected.ts'

const order = '您好，我的订单还没有到，请帮忙查一下。'

/** Charsets and encoded words. */
export const oddTexts: readonly Odd[] = [
  { file: 'gb18030-body', trouble: 'text in GB18030', expected: { text: `${order}€` } },
  {
    file: 'gb2312-label-gbk-letters',
    trouble: 'says GB2312 and uses letters that only GBK has',
    expected: { text: '我叫朱镕基，住在深圳。' },
  },
  { file: 'big5-body', trouble: 'text in Big5', expected: { text: '您好，我的訂單還沒有到。' } },
  {
    file: 'iso-2022-jp-body',
    trouble: 'ISO-2022-JP in body, subject and, unencoded, in From',
    expected: {
      from: '山田 <yamada@example.jp>',
      subject: '注文について',
      text: '注文がまだ届きません。',
    },
  },
  {
    file: 'shift-jis-body',
    trouble: 'text in Shift_JIS',
    expected: { text: '注文がまだ届きません。' },
  },
  {
    file: 'euc-kr-body',
    trouble: 'text in EUC-KR under its old name',
    expected: { text: '주문이 아직 도착하지 않았습니다.' },
  },
  {
    file: 'koi8-r-body',
    trouble: 'KOI8-R in quoted-printable',
    expected: { text: 'Заказ не пришёл.' },
  },
  {
    file: 'windows-1252-body',
    trouble: 'the euro sign of windows-1252',
    expected: { text: 'Das Paket kostet 5 € – wo ist es?' },
  },
  { file: 'utf-7-body', trouble: 'text in UTF-7', expected: { text: 'Café + Tee' } },
  {
    file: 'says-ascii-is-utf-8',
    trouble: 'says US-ASCII and is UTF-8',
    expected: { text: 'Grüße aus München 🙂' },
  },
  { file: 'says-ascii-is-gbk', trouble: 'says US-ASCII and is GBK', expected: { text: order } },
  { file: 'says-gb2312-is-utf-8', trouble: 'says GB2312 and is UTF-8', expected: { text: order } },
  {
    file: 'says-latin-1-is-utf-8',
    trouble: 'says ISO-8859-1 and is UTF-8',
    expected: { text: 'Grüße aus Köln' },
  },
  { file: 'no-charset-gbk', trouble: 'no charset at all, in GBK', expected: { text: order } },
  {
    file: 'no-charset-latin-1',
    trouble: 'no charset at all, in Latin 1',
    expected: { text: 'Grüße aus München, schöne Straße' },
  },
  { file: 'unknown-charset', trouble: 'a charset that nobody knows', expected: { text: 'Grüße' } },
  {
    file: 'html-meta-charset-only',
    trouble: 'the charset stands only within the HTML',
    expected: { text: '訂單', html: '訂單' },
  },
  {
    file: 'byte-order-mark',
    trouble: 'begins with a byte order mark',
    expected: { text: 'Hallo' },
  },
  {
    file: 'emoji-everywhere',
    trouble: 'emoji of several parts, a blank at the end of an encoded word',
    expected: {
      from: '👩‍💻 Ana <ana@example.com>',
      subject: '🚀 Launch 🎉',
      text: '👍🏽 thank you 🙏',
    },
  },
  {
    file: 'words-split-in-a-letter',
    trouble: 'encoded words split within a letter',
    expected: { from: '客户 <c@example.com>', subject: '退款申请' },
  },
  {
    file: 'words-with-blanks',
    trouble: 'blanks within encoded words and their escapes, words within quotation marks',
    expected: {
      from: 'Jörg Meißner <j@example.com>',
      subject: 'Re: Bestellung für Jörg (again)',
    },
  },
  {
    file: 'unencoded-8-bit-header',
    trouble: 'GBK in headers, neither labelled nor encoded',
    expected: { from: '王小明 <wang@example.cn>', subject: '电视打不开' },
  },
  {
    file: 'broken-words',
    trouble: 'encoded words of an unknown encoding, of rubbish and of an unknown charset',
    expected: { subject: '✓ =?utf-8?X?abc?= =?=?= café' },
  },
]
