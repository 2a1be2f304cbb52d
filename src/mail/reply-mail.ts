import { domainToASCII } from 'node:url'
import type { Language } from '../desk/language.ts'
import { mailDate } from '../platform/clock.ts'
import { html } from '../platform/html.ts'
import { randomId } from '../platform/ids.ts'
import { type FileToSend, filePart } from './file-part.ts'
import { htmlLines } from './html-lines.ts'
import { headerText, mailbox, part, plainAddress } from './mime.ts'
import { type Quoted, quotedHistory } from './quoted-history.ts'
import { replySubject } from './reply-subject.ts'

/** A message of the desk to a customer, as a mail in its thread. */
export interface ReplyMail {
  readonly from: {
    /** None where a machine writes. */
    readonly agent: string | undefined
    readonly inbox: string
    readonly address: string
  }
  /** The signed address by which the answer finds its thread. */
  readonly replyTo: string
  readonly to: { readonly name: string | undefined; readonly address: string }
  /** Who else gets it; left out, nobody. */
  readonly cc?: readonly string[]
  /** Of the mail that is answered, with or without its marks; of a new mail, as it is to be. */
  readonly subject: string
  readonly text: string
  readonly language: Language
  /** What is answered; undefined begins a thread. Ids without brackets, oldest first. */
  readonly answers:
    | {
        readonly messageId: string | undefined
        readonly references: readonly string[]
        readonly quoted: Quoted | undefined
      }
    | undefined
  readonly files: readonly FileToSend[]
  /** Whether nobody wrote it: an acknowledgement. */
  readonly isAutomatic: boolean
}

/** Base64 has no hyphen, so no line of a part can be taken for one of these. */
const boundaries = { mixed: '--=_mixed', alternative: '--=_alternative' } as const
/** Threads of thousands of ids fill headers that servers then cut: the first names it, the last ones place it. */
const lastReferencesMax = 20

/**
 * The MIME message. SES replaces Message-ID and Date on sending; they are there for whoever sends otherwise. A name,
 * a subject or an id that holds a line break can begin no header: texts are encoded, ids are left out.
 */
export const replyMail = (mail: ReplyMail): Buffer => {
  const body = bodyOf(mail)
  const files = mail.files.map((file) => `--${boundaries.mixed}\r\n${filePart(file)}`)
  const content =
    files.length === 0
      ? body
      : [
          `Content-Type: multipart/mixed; boundary="${boundaries.mixed}"`,
          '',
          `--${boundaries.mixed}`,
          body,
          ...files,
          `--${boundaries.mixed}--`,
          '',
        ].join('\r\n')
  return Buffer.from([...headers(mail), 'MIME-Version: 1.0', content].join('\r\n'))
}

const headers = (mail: ReplyMail): readonly string[] => {
  const { from, to, cc = [], answers, language } = mail
  const subject = answers === undefined ? mail.subject : replySubject(mail.subject, language)
  return [
    `From: ${mailbox({ name: oneLine(senderName(from)), address: from.address })}`,
    `Reply-To: ${plainAddress(mail.replyTo)}`,
    `To: ${recipient(to)}`,
    ...(cc.length === 0 ? [] : [`Cc: ${cc.map(asciiAddress).map(plainAddress).join(',\r\n ')}`]),
    `Subject: ${headerText(oneLine(subject))}`,
    `Date: ${mailDate()}`,
    `Message-ID: <${randomId()}@${from.address.split('@')[1]}>`,
    ...threading(answers),
    `Content-Language: ${language}`,
    ...(mail.isAutomatic ? ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'] : []),
  ]
}

const senderName = ({ agent, inbox }: ReplyMail['from']): string =>
  agent === undefined || agent.trim() === '' ? inbox : `${agent} (${inbox})`

/** SMTP writes a domain of other letters in ASCII (RFC 5891). */
export const asciiAddress = (given: string): string => {
  const at = given.lastIndexOf('@')
  return `${given.slice(0, at)}@${domainToASCII(given.slice(at + 1))}`
}

const recipient = ({ name, address: given }: ReplyMail['to']): string => {
  const address = asciiAddress(given)
  return name === undefined || oneLine(name) === ''
    ? plainAddress(address)
    : mailbox({ name: oneLine(name), address })
}

/** RFC 5322, section 3.6.4. */
const threading = (answers: ReplyMail['answers']): readonly string[] => {
  const parent = [answers?.messageId ?? ''].filter(isId)
  const known = [...new Set([...(answers?.references ?? []).filter(isId), ...parent])]
  const kept = [...known.slice(0, 1), ...known.slice(1).slice(-lastReferencesMax)]
  return [
    ...parent.map((id) => `In-Reply-To: <${id}>`),
    ...(kept.length === 0 ? [] : [`References: ${kept.map((id) => `<${id}>`).join('\r\n ')}`]),
  ]
}

const isId = (id: string): boolean => id.length <= 512 && /^[!-;=?A-~]+@[!-;=?A-~]+$/.test(id)

const bodyOf = ({ text, language, answers }: ReplyMail): string => {
  const quoted = answers?.quoted && quotedHistory(answers.quoted, language)
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"></head><body><div>${htmlLines(text)}</div>${quoted === undefined ? undefined : html`<br>${quoted.html}`}</body></html>
`
  return [
    `Content-Type: multipart/alternative; boundary="${boundaries.alternative}"`,
    '',
    `--${boundaries.alternative}`,
    part('text/plain', quoted === undefined ? text : `${text}\n\n${quoted.text}\n`),
    `--${boundaries.alternative}`,
    part('text/html', page.source),
    `--${boundaries.alternative}--`,
    '',
  ].join('\r\n')
}

const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .toWellFormed()
