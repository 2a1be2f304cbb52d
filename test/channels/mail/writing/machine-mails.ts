import { head, raw } from './raw.ts'

const report = (from: string, subject: string, text: string, status: string, original: string) =>
  raw`From: ${from}
To: help@desk.example
Subject: ${subject}
Message-ID: <report@mx.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="report"

--report
Content-Type: text/plain; charset=utf-8

${text}
--report
Content-Type: message/delivery-status

${status}
--report
${original}
--report--
`

/** What machines send: nobody must be answered, and some of it says what became of a mail of ours. */
export const machineMails: Readonly<Record<string, Buffer>> = {
  'vacation-answer': raw`${head('Automatic reply: Your order', 'Auto-Submitted: auto-replied (vacation)\nX-Auto-Response-Suppress: All\n')}
I am away until Monday.`,
  'vacation-without-header': raw`${head('=?utf-8?B?6Ieq5Yqo5Zue5aSNOiDmgqjnmoTorqLljZU=?=')}
您好，我正在休假。`,
  'suppresses-receipts-only': raw`${head('Exchange', 'X-Auto-Response-Suppress: DR, NRN, RN\n')}
A person wrote this.`,
  'auto-submitted-no': raw`${head('Person', 'Auto-Submitted: no\nPrecedence: normal\n')}
A person wrote this.`,
  'mailing-list': raw`${head('[users] Release', 'List-Id: Users <users.lists.example>\nPrecedence: list\nX-Loop: users@lists.example\n')}
News for everybody.`,
  newsletter: raw`${head('Sale', 'Precedence: bulk\n')}
Everything must go.`,
  loop: raw`${head('Loop', 'X-Loop: helpdesk\n')}
Around and around.`,
  'own-address': raw`From: Help <HELP@desk.example>
To: help@desk.example
Subject: Talking to myself
Message-ID: <self@desk.example>

x`,
  'no-reply-sender': raw`From: Shop <no-reply@shop.example>
To: help@desk.example
Subject: Your receipt
Message-ID: <receipt@shop.example>

x`,
  spam: raw`${head('Cheap')}
Buy.`,
  'empty-return-path': raw`${head('From a machine')}
Something happened.`,
  'bounce-postfix': report(
    'MAILER-DAEMON@mx.example (Mail Delivery System)',
    'Undelivered Mail Returned to Sender',
    "I'm sorry to have to inform you that your message could not be delivered.",
    `Reporting-MTA: dns; mx.example
X-Postfix-Queue-ID: 4XyZ
Arrival-Date: Sat,  3 Jan 2026 15:00:00 +0800 (CST)

Final-Recipient: rfc822; gone@customer.example
Original-Recipient: rfc822;gone@customer.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.customer.example
Diagnostic-Code: smtp; 550 5.1.1 User unknown`,
    `Content-Type: message/rfc822

From: Help <help@desk.example>
To: gone@customer.example
Subject: Re: Order
Message-ID: <0100-ours@eu-central-1.amazonses.com>

Hello`,
  ),
  'bounce-exim': raw`From: Mail Delivery System <Mailer-Daemon@mx.example>
To: help@desk.example
Subject: Mail delivery failed: returning message to sender
Message-ID: <E1exim@mx.example>
X-Failed-Recipients: gone@customer.example
Auto-Submitted: auto-replied
In-Reply-To: <0100-ours@eu-central-1.amazonses.com>

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  gone@customer.example
    host mail.customer.example [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:
    550 5.1.1 no such user
`,
  'bounce-exchange': report(
    'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@customer.example>',
    'Undeliverable: Re: Order',
    "Your message to full@customer.example couldn't be delivered.",
    `Reporting-MTA: dns;AM0PR0.prod.outlook.example

Final-Recipient: rfc822;full@customer.example
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp;554 5.2.2 mailbox full

Final-Recipient: rfc822;slow@customer.example
Action: delayed
Status: 4.4.7`,
    `Content-Type: text/rfc822-headers

Message-ID: <0100-ours@eu-central-1.amazonses.com>
Subject: Re: Order`,
  ),
  'bounce-qq': raw`From: PostMaster@qq.com
To: help@desk.example
Subject: =?utf-8?B?57O757uf6YCA5L+h?=
Message-ID: <tencent_1@qq.com>
References: <0100-ours@eu-central-1.amazonses.com>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<p>抱歉，您的邮件被退回来了……</p><p>收件人邮件地址（10001@qq.com）不存在，邮件无法送达。</p><p>host mx3.qq.com said: 550 5.1.1 Mailbox unavailable or access denied</p>`,
  'delivered-report': report(
    'postmaster@customer.example',
    'Delivered: Re: Order',
    'Your message has been delivered.',
    `Reporting-MTA: dns;mx.customer.example

Final-Recipient: rfc822;li@customer.example
Action: delivered
Status: 2.1.5`,
    `Content-Type: text/rfc822-headers

Message-ID: <0100-ours@eu-central-1.amazonses.com>`,
  ),
  'complaint-arf': raw`From: feedback@isp.example
To: help@desk.example
Subject: Email Feedback Report
Message-ID: <arf@isp.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

--arf
Content-Type: text/plain

This is an email abuse report.
--arf
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Rcpt-To: <angry@customer.example>

--arf
Content-Type: message/rfc822

From: Help <help@desk.example>
To: angry@customer.example
Subject: How did we do?
Message-ID: <0100-survey@eu-central-1.amazonses.com>

Please rate us.
--arf--
`,
}
