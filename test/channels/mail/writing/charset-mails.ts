import { base64Word, bytesIn, japaneseIn7Bits, quotedPrintable } from './legacy-bytes.ts'
import { head, raw } from './raw.ts'

const chinese = '您好，我的订单还没有到，请帮忙查一下。'
const plain = (charset: string, encoding = '8bit') =>
  `Content-Type: text/plain${charset === '' ? '' : `; charset=${charset}`}
Content-Transfer-Encoding: ${encoding}

`

/** The text of a customer in many charsets, and what programs get wrong about them. */
export const charsetMails: Readonly<Record<string, Buffer>> = {
  'gb18030-body': raw`${head('Order')}${plain('gb18030')}${bytesIn('gb18030', `${chinese}🙂`.replace('🙂', '€'))}`,
  'gb2312-label-gbk-letters': raw`${head('Order')}${plain('gb2312')}${bytesIn('gb18030', '我叫朱镕基，住在深圳。')}`,
  'big5-body': raw`${head('Order')}${plain('big5')}${bytesIn('big5', '您好，我的訂單還沒有到。')}`,
  'iso-2022-jp-body': raw`From: ${japaneseIn7Bits('山田')} <yamada@example.jp>
To: help@desk.example
Subject: ${base64Word('ISO-2022-JP', japaneseIn7Bits('注文について'))}
Message-ID: <jp@example.jp>
${plain('iso-2022-jp', '7bit')}${japaneseIn7Bits('注文がまだ届きません。')}`,
  'shift-jis-body': raw`${head('Order')}${plain('Shift_JIS')}${bytesIn('shift_jis', '注文がまだ届きません。')}`,
  'euc-kr-body': raw`${head('Order')}${plain('ks_c_5601-1987')}${bytesIn('euc-kr', '주문이 아직 도착하지 않았습니다.')}`,
  'koi8-r-body': raw`${head('Order')}${plain('koi8-r', 'quoted-printable')}${quotedPrintable(bytesIn('koi8-r', 'Заказ не пришёл.'))}`,
  'windows-1252-body': raw`${head('Order')}${plain('windows-1252')}${bytesIn('windows-1252', 'Das Paket kostet 5 € – wo ist es?')}`,
  'utf-7-body': raw`${head('Order')}${plain('utf-7', '7bit')}Caf+AOk- +- Tee`,
  'says-ascii-is-utf-8': raw`${head('Order')}${plain('us-ascii')}Grüße aus München 🙂`,
  'says-ascii-is-gbk': raw`${head('Order')}${plain('us-ascii')}${bytesIn('gb18030', chinese)}`,
  'says-gb2312-is-utf-8': raw`${head('Order')}${plain('gb2312')}${chinese}`,
  'says-latin-1-is-utf-8': raw`${head('Order')}${plain('iso-8859-1')}Grüße aus Köln`,
  'no-charset-gbk': raw`${head('Order')}${plain('')}${bytesIn('gb18030', chinese)}`,
  'no-charset-latin-1': raw`${head('Order')}${plain('')}${bytesIn('windows-1252', 'Grüße aus München, schöne Straße')}`,
  'unknown-charset': raw`${head('Order')}${plain('x-martian')}Grüße`,
  'html-meta-charset-only': raw`${head('Order')}Content-Type: text/html

<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body>${bytesIn('big5', '訂單')}</body></html>`,
  'byte-order-mark': raw`${head('Order')}${plain('utf-8')}${Buffer.from('\ufeffHallo')}`,
  'emoji-everywhere': raw`From: =?UTF-8?Q?=F0=9F=91=A9=E2=80=8D=F0=9F=92=BB_Ana?= <ana@example.com>
To: help@desk.example
Subject: =?UTF-8?B?8J+agCBMYXVuY2gg?= =?UTF-8?B?8J+OiQ==?=
Message-ID: <emoji@example.com>
${plain('utf-8')}👍🏽 thank you 🙏`,
  'words-split-in-a-letter': raw`From: ${base64Word('UTF-8', Buffer.from('客户').subarray(0, 4))} ${base64Word('UTF-8', Buffer.from('客户').subarray(4))} <c@example.com>
To: help@desk.example
Subject: ${base64Word('GB18030', bytesIn('gb18030', '退款申请').subarray(0, 3))}
 ${base64Word('GB18030', bytesIn('gb18030', '退款申请').subarray(3))}
Message-ID: <split@example.com>

x`,
  'words-with-blanks': raw`From: "=?UTF-8?Q?J=C3=B6rg Mei=C3=9Fner?=" <j@example.com>
To: help@desk.example
Subject: Re: =?utf-8?Q?Bestellung f= C3=BCr Jörg?= (again)
Message-ID: <blanks@example.com>

x`,
  'unencoded-8-bit-header': raw`From: ${bytesIn('gb18030', '王小明')} <wang@example.cn>
To: help@desk.example
Subject: ${bytesIn('gb18030', '电视打不开')}
Message-ID: <eight@example.cn>

x`,
  'broken-words': raw`From: a@example.com
To: help@desk.example
Subject: =?utf-8?B?4pyT?= =?utf-8?X?abc?= =?=?= =?utf-8?B?####?= =?nonsense?Q?caf=C3=A9?=
Message-ID: <broken@example.com>

x`,
}
