import { head, raw } from './raw.ts'

const text = (
  subject: string,
  body: string,
) => raw`${head(subject)}Content-Type: text/plain; charset=utf-8

${body}
`
const html = (
  subject: string,
  body: string,
) => raw`${head(subject)}Content-Type: text/html; charset=utf-8

${body}
`
const both = (subject: string, plain: string, body: string) => raw`${head(
  subject,
)}Content-Type: multipart/alternative; boundary=alt

--alt
Content-Type: text/plain; charset=utf-8

${plain}
--alt
Content-Type: text/html; charset=utf-8

${body}
--alt--
`

/** Answers and forwards as programs write them. What the customer wrote is always about a router. */
export const replyMails: Readonly<Record<string, Buffer>> = {
  'reply-gmail': both(
    'Re: Gmail',
    `The router blinks red.

On Sat, Jan 3, 2026 at 3:00 PM Help Desk with a very long name indeed <
help@desk.example> wrote:

> Which light blinks?
>
> Help`,
    '<div dir="ltr">The router blinks red.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Sat, Jan 3, 2026 at 3:00 PM Help &lt;<a href="mailto:help@desk.example">help@desk.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">Which light blinks?<br></blockquote></div>',
  ),
  'reply-gmail-chinese': text(
    'Re: Gmail zh',
    `路由器红灯闪。

客服 <help@desk.example> 于2026年1月3日周六 15:00写道：

> 哪个灯在闪？`,
  ),
  'reply-gmail-german': text(
    'Re: Gmail de',
    `Der Router blinkt rot.

Am Sa., 3. Jan. 2026 um 15:00 Uhr schrieb Help <help@desk.example>:

> Welche Lampe blinkt?`,
  ),
  'reply-apple-mail': both(
    'Re: Apple',
    `The router blinks red.

Sent from my iPhone

> On 3 Jan 2026, at 15:00, Help <help@desk.example> wrote:
> 
> Which light blinks?`,
    '<html><body dir="auto">The router blinks red.<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On 3 Jan 2026, at 15:00, Help &lt;help@desk.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Which light blinks?</div></blockquote></body></html>',
  ),
  'reply-apple-mail-chinese': text(
    'Re: Apple zh',
    `路由器红灯闪。

发自我的iPhone

> 在 2026年1月3日，15:00，客服 <help@desk.example> 写道：
> 
> 哪个灯在闪？`,
  ),
  'reply-outlook': text(
    'RE: Outlook',
    `The router blinks red.

Regards
Li Na

From: Help <help@desk.example>
Sent: Saturday, January 3, 2026 3:00 PM
To: Li Na <li.na@example.com>
Subject: Re: Outlook

Which light blinks?`,
  ),
  'reply-outlook-html': html(
    'RE: Outlook html',
    '<div>The router blinks red.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Help<br><b>Sent:</b> Saturday<br><b>To:</b> Li<br><b>Subject:</b> Re</font></div><div>Which light blinks?</div>',
  ),
  'reply-outlook-german': text(
    'AW: Outlook de',
    `Der Router blinkt rot.

________________________________
Von: Help <help@desk.example>
Gesendet: Samstag, 3. Januar 2026 15:00
An: Li Na <li.na@example.com>
Betreff: Re: Outlook de

Welche Lampe blinkt?`,
  ),
  'reply-outlook-chinese': text(
    '答复: Outlook zh',
    `路由器红灯闪。

发件人: 客服 <help@desk.example>
发送时间: 2026年1月3日 15:00
收件人: 李娜 <li.na@example.com>
主题: Outlook zh

哪个灯在闪？`,
  ),
  'reply-outlook-express': text(
    'Re: Express',
    `The router blinks red.

-----Original Message-----
From: Help
Which light blinks?`,
  ),
  'reply-qq': html(
    'Re: QQ',
    '<div>路由器红灯闪。</div><div><br></div><div><includetail><!--<![endif]--></includetail></div><div style="font-size: 12px;">------------------&nbsp;原始邮件&nbsp;------------------</div><div><div><b>发件人:</b>&nbsp;"客服"&lt;help@desk.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年1月3日(星期六) 下午3:00</div><div><b>收件人:</b>&nbsp;"李娜"&lt;li@qq.com&gt;;</div><div><b>主题:</b>&nbsp;QQ</div></div><div>哪个灯在闪？</div>',
  ),
  'reply-qq-includetail': html(
    'Re: QQ tail',
    '<div>路由器红灯闪。</div><includetail><div>------------------ Original ------------------</div><div>哪个灯在闪？</div></includetail>',
  ),
  'reply-netease': both(
    'Re: 163',
    `路由器红灯闪。




在 2026-01-03 15:00:00，"客服" <help@desk.example> 写道：

哪个灯在闪？`,
    '<div>路由器红灯闪。</div><div id="divNeteaseMailCard"></div><br><pre>在 2026-01-03 15:00:00，"客服" &lt;help@desk.example&gt; 写道：</pre><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex">哪个灯在闪？</blockquote>',
  ),
  'reply-netease-english': text(
    'Re: 163 en',
    `The router blinks red.

At 2026-01-03 15:00:00, "Help" <help@desk.example> wrote:

Which light blinks?`,
  ),
  'reply-netease-master': text(
    'Re: NetEase app',
    `路由器红灯闪。

---- 回复的原邮件 ----
| 发件人 | 客服<help@desk.example> |
| 日期 | 2026年01月03日 15:00 |
哪个灯在闪？`,
  ),
  'reply-foxmail': html(
    'Re: Foxmail',
    '<div>路由器红灯闪。</div><hr style="WIDTH: 210px; HEIGHT: 1px"><div><span>李娜</span></div><blockquote style="margin-Top: 0px;"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt"><div><b>发件人：</b>&nbsp;<a href="mailto:help@desk.example">客服</a></div><div><b>发送时间：</b>&nbsp;2026-01-03&nbsp;15:00</div><div><b>收件人：</b>&nbsp;<a href="mailto:li@example.com">李娜</a></div><div><b>主题：</b>&nbsp;Foxmail</div></div><div>哪个灯在闪？</div></blockquote>',
  ),
  'reply-to-what-was-forwarded': html(
    'RE: Router',
    '<div>The router blinks red.</div><div>On Sat, Jan 3, 2026, Help &lt;help@desk.example&gt; wrote:</div><div>---------- Forwarded message ---------</div><div>From: Zhang San &lt;zhang@customer.example&gt;</div><div>Date: Sat, Jan 3, 2026</div><div>Subject: Router</div><div>To: help@desk.example</div><div>Mine too.</div>',
  ),
  'reply-yahoo': html(
    'Re: Yahoo',
    '<div>The router blinks red.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Saturday, January 3, 2026 at 03:00:00 PM GMT+8, Help &lt;help@desk.example&gt; wrote:</div><div>Which light blinks?</div></div>',
  ),
  'reply-thunderbird': html(
    'Re: Thunderbird',
    '<p>The router blinks red.</p><div class="moz-cite-prefix">On 03.01.26 15:00, Help wrote:<br></div><blockquote type="cite" cite="mid:x"><p>Which light blinks?</p></blockquote><p>It began on Monday.</p><div class="moz-signature">-- <br>Li Na</div>',
  ),
  'reply-between-the-lines': text(
    'Re: Between',
    `On 3 Jan 2026, Help <help@desk.example> wrote:
> Which light blinks?

The red one.

> Since when?

Since Monday.

-- 
Li Na
Tel. 123`,
  ),
  'reply-below': text(
    'Re: Below',
    `> Which light blinks?

The red one.`,
  ),
  'reply-only-quotation': text(
    'Re: Nothing',
    `> Which light blinks?
> Since when?`,
  ),
  'reply-not-a-quotation': text(
    'Sums',
    `From: Berlin to Munich I travelled on Monday.
On Monday the seller wrote: nothing.
5 --> 6
Two questions:
- when?
- where?`,
  ),
  'forward-gmail-by-staff': raw`From: Agent <agent@company.example>
To: help@desk.example
Subject: Fwd: Router
Message-ID: <fwd1@company.example>
Content-Type: text/plain; charset=utf-8

Please take this one.

---------- Forwarded message ---------
From: Zhang San <zhang.san@customer.example>
Date: Sat, Jan 3, 2026 at 3:00 PM
Subject: Router
To: <agent@company.example>


My router blinks red.
`,
  'forward-outlook-german': raw`From: Agent <agent@company.example>
To: help@desk.example
Subject: WG: Router
Message-ID: <fwd2@company.example>
Content-Type: text/plain; charset=utf-8

Bitte übernehmen.

Von: Schmidt, Jürgen [mailto:j.schmidt@kunde.example]
Gesendet: Samstag, 3. Januar 2026 15:00
An: Agent <agent@company.example>
Betreff: Router

Mein Router blinkt rot.
`,
  'forward-apple': raw`From: Agent <agent@company.example>
To: help@desk.example
Subject: Fwd: Router
Message-ID: <fwd3@company.example>
Content-Type: text/plain; charset=utf-8


Begin forwarded message:

> From: Zhang San <zhang.san@customer.example>
> Subject: Router
> Date: 3 January 2026 at 15:00:00 GMT+8
> To: Agent <agent@company.example>
> 
> My router blinks red.
`,
  'forward-qq': raw`From: "=?utf-8?B?5a6i5pyN?=" <agent@company.example>
To: help@desk.example
Subject: =?utf-8?B?6L2s5Y+R77ya6Lev55Sx5Zmo?=
Message-ID: <fwd4@company.example>
Content-Type: text/html; charset=utf-8

<div>请处理。</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b> "张三" &lt;zhang@qq.example&gt;;</div><div><b>发送时间:</b> 2026年1月3日(星期六) 下午3:00</div><div><b>收件人:</b> "客服"&lt;agent@company.example&gt;;</div><div><b>主题:</b> 路由器</div><div><br></div><div>我的路由器红灯闪。</div>
`,
  'forward-netease': raw`From: agent@company.example
To: help@desk.example
Subject: =?utf-8?B?6L2s5Y+ROui3r+eUseWZqA==?=
Message-ID: <fwd5@company.example>
Content-Type: text/plain; charset=utf-8

-------- 转发邮件信息 --------
发件人："张三" <zhang@163.example>
发送日期：2026-01-03 15:00:00
收件人：客服 <agent@company.example>
主题：路由器

我的路由器红灯闪。
`,
  'forward-as-attachment': raw`From: Agent <agent@company.example>
To: help@desk.example
Subject: Router
Message-ID: <fwd6@company.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=fwd

--fwd
Content-Type: text/plain

See attached.
--fwd
Content-Type: message/rfc822; name="Router.eml"
Content-Disposition: attachment; filename="Router.eml"

From: =?utf-8?B?5byg5LiJ?= <zhang@customer.example>
To: agent@company.example
Subject: Router
Message-ID: <orig@customer.example>
Content-Type: text/plain; charset=utf-8

我的路由器红灯闪。
--fwd--
`,
  'forward-by-a-stranger': raw`From: Mallory <mallory@example.com>
To: help@desk.example
Subject: Fwd: Refund
Message-ID: <fwd7@example.com>
Content-Type: text/plain

---------- Forwarded message ---------
From: Victim <victim@customer.example>
Date: Sat, Jan 3, 2026 at 3:00 PM
Subject: Refund
To: <mallory@example.com>

Send my refund to Mallory.
`,
}
