import { base64Word, bytesIn } from './legacy-bytes.ts'
import { head, raw } from './raw.ts'

const base64 = (text: string | Uint8Array): string =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\n')

const mixed = (subject: string, boundary = 'outer') =>
  `${head(subject)}Content-Type: multipart/mixed; boundary="${boundary}"

`

const nested = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=level${at}\n\n--level${at}\n`,
  ).join('')

/** How mails are put together, and how that goes wrong. */
export const structureMails: Readonly<Record<string, Buffer>> = {
  'html-only': raw`${head('Html')}Content-Type: text/html; charset=utf-8

<html><head><title>Do not show</title><style>p{color:red}</style></head><body><h1>Hello</h1><p>My parcel is <b>lost</b>.</p><ul><li>one</li><li>two</li></ul></body></html>`,
  'html-that-attacks': raw`${head('Attack')}Content-Type: text/html; charset=utf-8

<p onclick="alert(1)" style="position:fixed;color:red;background:url(https://evil.example/x)">Hi<script>alert(1)</script></p>
<img src="https://evil.example/pixel.gif" width="1" height="1" alt="logo"><img src=x onerror=alert(1)>
<a href="javascript:alert(1)">bad</a> <a href="/agents">own</a> <a href="https://shop.example/o/1">order</a> <a href="//evil.example">relative</a>
<form action="https://evil.example"><input name="password"><button>Go</button></form>
<iframe src="https://evil.example"></iframe><svg><script>alert(2)</script></svg><math><mi xlink:href="data:x">m</mi></math>
<noscript><p title="</noscript><img src=x onerror=alert(3)>"></noscript><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">`,
  'names-of-the-language': raw`${head('Constructor')}Content-Type: text/html; charset=constructor; __proto__=x

<constructor><p style="constructor:x;__proto__:y;color:red" __proto__="z" hasOwnProperty>Built.</p></constructor><__proto__>In.</__proto__><toString>`,
  'nested-alternative-related-mixed': raw`${mixed('Nested')}--outer
Content-Type: multipart/alternative; boundary="alt"

--alt
Content-Type: text/plain; charset=utf-8

See the picture.
--alt
Content-Type: multipart/related; boundary="rel"

--rel
Content-Type: text/html; charset=utf-8

<p>See the picture.</p><img src="cid:pic%401@example" alt="broken screen"><img src="cid:unknown">
--rel
Content-Type: image/png; name="screen.png"
Content-ID: <pic@1@example>
Content-Transfer-Encoding: base64

${base64('png bytes')}
--rel--

--alt--

--outer
Content-Type: application/pdf; name="bill.pdf"
Content-Disposition: attachment; filename="bill.pdf"
Content-Transfer-Encoding: base64

${base64('pdf bytes')}
--outer--
`,
  'text-between-images': raw`${mixed('Between')}--outer
Content-Type: text/plain

First.
--outer
Content-Type: image/jpeg; name=a.jpg
Content-Disposition: inline; filename=a.jpg
Content-Transfer-Encoding: base64

${base64('jpeg')}
--outer
Content-Type: text/plain

Second.
--outer--
`,
  'file-names': raw`${mixed('Names')}--outer
Content-Disposition: attachment; filename="../../etc/passwd"
Content-Type: application/octet-stream

1
--outer
Content-Disposition: attachment; filename*0*=gb18030''%B7%A2; filename*1*=%C6%B1; filename*2=".pdf"
Content-Type: application/pdf

2
--outer
Content-Disposition: attachment; filename="${base64Word('gb18030', bytesIn('gb18030', '发票二.pdf'))}"
Content-Type: application/pdf

3
--outer
Content-Type: application/pdf; name="${bytesIn('gb18030', '合同.pdf')}"
Content-Disposition: attachment

4
--outer
Content-Disposition: attachment; filename*=UTF-8''photo%E2%80%AEgpj.exe
Content-Type: application/octet-stream

5
--outer
Content-Disposition: attachment; filename="a.txt"
Content-Type: text/plain

6
--outer
Content-Disposition: attachment; filename="A.TXT"
Content-Type: text/plain

7
--outer
Content-Disposition: attachment; filename="C:\\\\Users\\\\li\\\\NUL.txt"
Content-Type: text/plain

8
--outer
Content-Disposition: attachment; filename="=?utf-8?Q?x=0D=0AContent-Type=3A_text/html?="
Content-Type: application/octet-stream

9
--outer
Content-Disposition: attachment; filename=report (1).pdf
Content-Type: application/pdf

10
--outer
Content-Disposition: attachment
Content-Type: application/pdf

11
--outer
Content-Disposition: attachment; filename="${'n'.repeat(400)}.docx"
Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document

12
--outer--
`,
  'attached-mail': raw`${mixed('Problem with a mail')}--outer
Content-Type: text/plain

Two mails of yours.
--outer
Content-Type: message/rfc822

From: a@example.com
Subject: =?utf-8?Q?First_=E2=9C=93?=

one
--outer
Content-Type: message/rfc822
Content-Disposition: attachment; filename="second.eml"

From: b@example.com
Subject: Second

two
--outer--
`,
  'winmail-dat': raw`${mixed('Outlook')}--outer
Content-Type: text/plain

See the file.
--outer
Content-Type: application/ms-tnef; name="winmail.dat"
Content-Disposition: attachment; filename="winmail.dat"
Content-Transfer-Encoding: base64

${base64(Uint8Array.from([0x78, 0x9f, 0x3e, 0x22, 1, 2, 3]))}
--outer--
`,
  'archive-stays-packed': raw`${mixed('Zip')}--outer
Content-Type: text/plain

Logs.
--outer
Content-Type: application/zip; name=bomb.zip
Content-Transfer-Encoding: base64

${base64('PK\u0003\u0004 4.5 petabytes')}
--outer--
`,
  'calendar-invitation': raw`${head('Invitation')}Content-Type: multipart/alternative; boundary=alt

--alt
Content-Type: text/plain; charset=utf-8

A technician comes on Monday.
--alt
Content-Type: text/html; charset=utf-8

<p>A technician comes on Monday.</p>
--alt
Content-Type: text/calendar; charset=utf-8; method=REQUEST

BEGIN:VCALENDAR
METHOD:REQUEST
END:VCALENDAR
--alt--
`,
  'smime-signed': raw`${head('Signed')}Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary=sig

--sig
Content-Type: text/plain; charset=utf-8

I cancel my contract.
--sig
Content-Type: application/pkcs7-signature; name=smime.p7s
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename=smime.p7s

${base64('signature')}
--sig--
`,
  'smime-encrypted': raw`${head('Secret')}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
Content-Transfer-Encoding: base64

${base64('encrypted')}
`,
  'pgp-signed': raw`${head('Pgp')}Content-Type: multipart/signed; micalg=pgp-sha256; protocol="application/pgp-signature"; boundary="pgp"

This is an OpenPGP/MIME signed message (RFC 4880 and 3156)
--pgp
Content-Type: multipart/mixed; boundary="inner"; protected-headers="v1"

--inner
Content-Type: text/plain; charset=utf-8; format=flowed

My password does not work.

--inner--

--pgp
Content-Type: application/pgp-signature; name="OpenPGP_signature.asc"
Content-Description: OpenPGP digital signature
Content-Disposition: attachment; filename="OpenPGP_signature"

-----BEGIN PGP SIGNATURE-----
-----END PGP SIGNATURE-----
--pgp--
`,
  'depth-bomb': raw`${head('Deep')}${nested(60)}Content-Type: text/plain

At the bottom.
`,
  'part-bomb': raw`${mixed('Many')}${'--outer\n\nx\n'.repeat(1200)}--outer--
`,
  'file-bomb': raw`${mixed('Files')}${'--outer\nContent-Type: image/png; name=a.png\n\nx\n'.repeat(150)}--outer--
`,
  'html-depth-bomb': raw`${head('Deep html')}Content-Type: text/html

<p>Top.</p>${'<div><ul><li>'.repeat(3000)}Bottom.`,
  'boundary-missing-in-header': raw`${head('No boundary')}Content-Type: multipart/mixed

--found
Content-Type: text/plain

Still read.
--found
Content-Type: application/pdf; name=a.pdf

pdf
--found--
`,
  'boundary-never-comes': raw`${head('Wrong boundary')}Content-Type: multipart/mixed; boundary=wrong

No part at all.
`,
  'boundary-never-closed': raw`${mixed('Unclosed')}--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain

Text.
--outer
Content-Type: application/pdf; name=a.pdf

pdf`,
  'boundary-prefix-of-another': raw`${mixed('Prefix', 'abc')}--abc
Content-Type: multipart/alternative; boundary=abcdef

--abcdef
Content-Type: text/plain

Inner text.
--abcdefg is text
--abcdef--
--abc
Content-Type: application/pdf; name=a.pdf

pdf
--abc--
`,
  'base64-with-rubbish': raw`${head('Rubbish')}Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

SGVs!bG8g*d29ybGQ=
-- 
This footer was put here by a list, and is not base64.
`,
  'base64-in-padded-pieces': raw`${head('Pieces')}Content-Type: text/plain
Content-Transfer-Encoding: base64

SGVsbG8=
IHdvcmxk
IQ==
`,
  'quoted-printable-broken': raw`${head('Broken qp')}Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

5 =3D 5, 100 = hundred, =ZZ stays, soft =   
break, gr=C3=BC=C3=9Fe and an end =`,
  'flowed-delsp': raw`${head('Flowed')}Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes

这个订单还 
没有到。
> quoted 
> still quoted
 >not quoted
-- 
Li`,
  'flowed-plain': raw`${head('Flowed two')}Content-Type: text/plain; format=flowed

One paragraph that 
goes on here.

Another.`,
  'bare-line-feeds': Buffer.from(
    'From: a@example.com\nTo: help@desk.example\nSubject: Unix\nMessage-ID: <lf@example.com>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n--b\nContent-Type: application/pdf; name=a.pdf\n\npdf\n--b--\n',
  ),
  'bare-carriage-returns': Buffer.from(
    'From: a@example.com\rTo: help@desk.example\rSubject: Old Mac\rMessage-ID: <cr@example.com>\r\rFirst line.\rSecond line.\r',
  ),
  'carriage-return-in-header': Buffer.from(
    'From: a@example.com\r\nSubject: One\rBcc: everybody@example.com\r\nMessage-ID: <cr2@example.com>\r\n\r\nText\rwith\r\nthree lines.\r\n',
  ),
  'nul-bytes': raw`${head('Nul')}Content-Type: text/plain

Be${Uint8Array.from([0])}fore${Uint8Array.from([0, 0])} after.`,
  'very-long-lines': raw`${head('Long lines')}Content-Type: text/plain

${'word '.repeat(1000)}end`,
  'very-long-text': raw`${head('Long text')}Content-Type: text/plain; charset=utf-8

${'好🙂'.repeat(10_000)}`,
  'no-empty-line-before-body': Buffer.from(
    'From: a@example.com\r\nSubject: Hurry\r\nMessage-ID: <none@example.com>\r\nPlease call me back.\r\nThank you.\r\n',
  ),
  'fold-without-indent': Buffer.from(
    'From: a@example.com\r\nSubject: A subject that a gateway\r\nbroke without indent\r\nMessage-ID: <fold@example.com>\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n',
  ),
  'no-body': raw`${head('Only a subject')}`,
  'no-mail-at-all': Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0xff, 0xfe, 1, 2, 3]),
  'mailbox-file-line': raw`From li@example.com Sat Jan  3 15:00:00 2026
${head('Mbox')}
Text.`,
  'empty-plain-beside-html': raw`${head('Empty plain')}Content-Type: multipart/alternative; boundary=alt

--alt
Content-Type: text/plain


--alt
Content-Type: text/html

<p>The text is here.</p>
--alt--
`,
}
