import { expect } from 'vitest'
import type { Odd } from './expected.ts'

const file = (start: string) => expect.stringMatching(new RegExp(`^${start}`))

/** How mails are put together. */
export const oddStructures: readonly Odd[] = [
  {
    file: 'html-only',
    trouble: 'HTML and no text',
    expected: {
      text: 'Hello\nMy parcel is lost.\n * one\n * two',
      html: '<h1>Hello</h1><p>My parcel is <b>lost</b>.</p><ul><li>one</li><li>two</li></ul>',
    },
  },
  {
    file: 'html-that-attacks',
    trouble: 'HTML that runs, covers, fetches and asks for passwords',
    expected: {
      html: `<p style="color:red">Hi</p>
<img alt="logo" width="1" height="1" data-remote="https://evil.example/pixel.gif" /><img alt="" />
<a>bad</a> <a>own</a> <a href="https://shop.example/o/1" rel="noopener noreferrer nofollow" target="_blank">order</a> <a>relative</a>
Go
m
`,
    },
  },
  {
    file: 'names-of-the-language',
    trouble: 'names that mean something to JavaScript, as elements, styles, charset and parameters',
    expected: { text: expect.stringContaining('Built.'), html: expect.stringContaining('Built.') },
  },
  {
    file: 'nested-alternative-related-mixed',
    trouble: 'an image within HTML within alternatives within a mail with a file',
    expected: {
      text: 'See the picture.',
      html: '<p>See the picture.</p><img alt="broken screen" data-file="screen.png" /><img alt="" />',
      files: ['screen.png, image/png, png bytes, inline', 'bill.pdf, application/pdf, pdf bytes'],
    },
  },
  {
    file: 'text-between-images',
    trouble: 'text before and behind an image',
    expected: { text: 'First.\nSecond.', files: ['a.jpg, image/jpeg, jpeg, inline'] },
  },
  {
    file: 'file-names',
    trouble: 'names of files with paths, charsets, turned letters, devices, line breaks and twins',
    expected: {
      files: [
        file('etc_passwd, application/octet-stream, 1'),
        file('发票.pdf, application/pdf, 2'),
        file('发票二.pdf, application/pdf, 3'),
        file('合同.pdf, application/pdf, 4'),
        file('photogpj.exe, application/octet-stream, 5'),
        file('a.txt, text/plain, 6'),
        file('A \\(2\\).TXT, text/plain, 7'),
        file('C_Users_li_NUL.txt, text/plain, 8'),
        file('x Content-Type_ text_html, application/octet-stream, 9'),
        file('report \\(1\\).pdf, application/pdf, 10'),
        file('attachment-11.pdf, application/pdf, 11'),
        file('n{240}.docx, application/vnd'),
      ],
    },
  },
  {
    file: 'attached-mail',
    trouble: 'two attached mails: a collection, and no forward',
    expected: {
      text: 'Two mails of yours.',
      forward: undefined,
      files: [
        file('First ✓.eml, message/rfc822, From: a@'),
        file('second.eml, message/rfc822, From: b@'),
      ],
    },
  },
  {
    file: 'winmail-dat',
    trouble: 'Outlook’s winmail.dat',
    expected: { text: 'See the file.', files: [file('winmail.dat, application/ms-tnef')] },
  },
  {
    file: 'archive-stays-packed',
    trouble: 'an archive that would unfold without end',
    expected: { files: ['bomb.zip, application/zip, PK\u0003\u0004 4.5 petabytes'] },
  },
  {
    file: 'calendar-invitation',
    trouble: 'a calendar invitation',
    expected: {
      text: 'A technician comes on Monday.',
      files: [file('invitation.ics, text/calendar, BEGIN:VCALENDAR')],
    },
  },
  {
    file: 'smime-signed',
    trouble: 'an S/MIME signature',
    expected: {
      text: 'I cancel my contract.',
      files: ['smime.p7s, application/pkcs7-signature, signature'],
    },
  },
  {
    file: 'smime-encrypted',
    trouble: 'an encrypted mail',
    expected: {
      text: '',
      notes: ['encrypted'],
      files: ['smime.p7m, application/pkcs7-mime, encrypted'],
    },
  },
  {
    file: 'pgp-signed',
    trouble: 'a PGP signature',
    expected: {
      text: 'My password does not work.',
      files: [file('OpenPGP_signature, application/pgp-signature')],
    },
  },
  {
    file: 'depth-bomb',
    trouble: '60 multiparts within each other',
    expected: { notes: ['depth-cut'], files: [] },
  },
  {
    file: 'part-bomb',
    trouble: '1,200 parts',
    expected: { notes: ['parts-cut'], text: expect.stringMatching(/^(x\n){498}x$/) },
  },
  {
    file: 'file-bomb',
    trouble: '150 files',
    expected: {
      notes: ['files-cut'],
      files: Array.from({ length: 100 }, () => expect.stringContaining('.png')),
    },
  },
  {
    file: 'html-depth-bomb',
    trouble: '9,000 elements within each other',
    expected: { notes: ['html-cut'], text: expect.stringMatching(/^Top\./) },
  },
  {
    file: 'boundary-missing-in-header',
    trouble: 'the header does not tell the boundary',
    expected: {
      text: 'Still read.',
      notes: ['boundary-missing'],
      files: ['a.pdf, application/pdf, pdf'],
    },
  },
  {
    file: 'boundary-never-comes',
    trouble: 'the boundary never comes',
    expected: { text: 'No part at all.', notes: ['boundary-missing'] },
  },
  {
    file: 'boundary-never-closed',
    trouble: 'no boundary is ever closed',
    expected: { text: 'Text.', files: ['a.pdf, application/pdf, pdf'] },
  },
  {
    file: 'boundary-prefix-of-another',
    trouble: 'a boundary with which another one begins',
    expected: {
      text: 'Inner text.\n--abcdefg is text',
      files: ['a.pdf, application/pdf, pdf'],
    },
  },
  {
    file: 'base64-with-rubbish',
    trouble: 'base64 with other letters within and a footer behind',
    expected: { text: 'Hello world' },
  },
  {
    file: 'base64-in-padded-pieces',
    trouble: 'base64 with padding on every line',
    expected: { text: 'Hello world!' },
  },
  {
    file: 'quoted-printable-broken',
    trouble: 'broken quoted-printable',
    expected: { text: '5 = 5, 100 = hundred, =ZZ stays, soft break, grüße and an end' },
  },
  {
    file: 'flowed-delsp',
    trouble: 'flowed text in Chinese, with blanks to delete',
    expected: {
      text: '这个订单还没有到。\n> quotedstill quoted\n>not quoted\n-- \nLi',
      reply: '这个订单还没有到。',
    },
  },
  {
    file: 'flowed-plain',
    trouble: 'flowed text',
    expected: { text: 'One paragraph that goes on here.\n\nAnother.' },
  },
  {
    file: 'bare-line-feeds',
    trouble: 'lines that end in LF alone',
    expected: { subject: 'Unix', text: 'Text.', files: ['a.pdf, application/pdf, pdf'] },
  },
  {
    file: 'bare-carriage-returns',
    trouble: 'lines that end in CR alone',
    expected: { subject: 'Old Mac', text: 'First line.\nSecond line.' },
  },
  { file: 'nul-bytes', trouble: 'NUL bytes', expected: { text: 'Before after.' } },
  {
    file: 'very-long-lines',
    trouble: 'a line of 5,000 letters',
    expected: { text: `${'word '.repeat(1000)}end` },
  },
  {
    file: 'very-long-text',
    trouble: '30,000 letters of text',
    expected: { text: `${'好🙂'.repeat(6666)}好`, isTextCut: true, notes: ['text-cut'] },
  },
  {
    file: 'no-empty-line-before-body',
    trouble: 'no empty line before the body',
    expected: { subject: 'Hurry', text: 'Please call me back.\nThank you.' },
  },
  {
    file: 'fold-without-indent',
    trouble: 'a folded header that lost its indentation',
    expected: {
      subject: 'A subject that a gateway broke without indent',
      messageId: 'fold@example.com',
      text: 'Hello',
    },
  },
  { file: 'no-body', trouble: 'a subject and nothing else', expected: { text: '', reply: '' } },
  {
    file: 'no-mail-at-all',
    trouble: 'bytes that are no mail',
    expected: { unreadable: 'no-header' },
  },
  {
    file: 'mailbox-file-line',
    trouble: 'the first line of a mailbox file',
    expected: { from: 'Li Na <li.na@example.com>', text: 'Text.' },
  },
  {
    file: 'empty-plain-beside-html',
    trouble: 'an empty text beside the HTML',
    expected: { text: 'The text is here.' },
  },
]
