import { bodiesOf } from './bodies.ts'
import { firstField, splitHead } from './head.ts'
import { bounded } from './letters.ts'
import { limits } from './limits.ts'
import { isNamed, mailboxesIn, mailboxOf } from './mailboxes.ts'
import { bytesOf, type Part, readParts } from './part-tree.ts'
import { isHeaderAt } from './quotation.ts'
import {
  answerSubject,
  forwardMark,
  forwardSubject,
  originalMark,
  quotedField,
} from './quotation-words.ts'
import type { Forward, Mailbox, Own } from './read-mail-shape.ts'
import { textsOf } from './whole-text.ts'

interface Forwarded {
  readonly from: Mailbox | undefined
  readonly subject: string
  /** All text of the mail. */
  readonly text: string
  readonly files: readonly Part[]
}

/** The mail that this one passes on, where it passes one on. */
export const forwardOf = (mail: Forwarded, own: Own): Forward | undefined => {
  const found = attached(mail) ?? inline(mail)
  if (found === undefined) return undefined
  return {
    ...(mail.from === undefined ? {} : { by: mail.from }),
    ...(found.original === undefined ? {} : { original: found.original }),
    how: found.how,
    isByStaff: mail.from !== undefined && isNamed(mail.from.address, own.staff),
    text: bounded(found.text.trim(), limits.textLettersMax),
  }
}

interface Found {
  readonly how: Forward['how']
  readonly original: Mailbox | undefined
  readonly text: string
}

/** One attached mail is a forward; several are a collection, and nobody's in particular. */
const attached = ({ files }: Forwarded): Found | undefined => {
  const [part, ...others] = files.filter(({ type }) => type.value === 'message/rfc822')
  if (part === undefined || others.length > 0) return undefined
  const bytes = bytesOf(part)
  const [original] = mailboxesIn([firstField(splitHead(bytes).fields, 'from') ?? ''])
  const { root, notes } = readParts(bytes)
  return { how: 'attached', original, text: textsOf(bodiesOf(root, notes).stretches).whole }
}

/** Below the mark that programs write, or below a quoted header where the subject says that it was forwarded. */
const inline = ({ subject, text }: Forwarded): Found | undefined => {
  if (answerSubject.test(subject)) return undefined
  const lines = text.split('\n')
  const isSaid = forwardSubject.test(subject)
  const mark = lines.findIndex(
    (line) => forwardMark.test(line) || (isSaid && originalMark.test(line)),
  )
  const from = mark < 0 && !isSaid ? lines.length : Math.max(mark, 0)
  const start = lines.findIndex((_, at) => at >= from && isHeaderAt(lines, at))
  if (start < 0) return undefined
  const value = quotedField(lines[start] ?? '')?.value ?? ''
  // QQ and Outlook break a long From line behind the name.
  const next = lines[start + 1] ?? ''
  const whole = quotedField(next) === undefined ? `${value} ${next.trim()}` : value
  const original = quotedMailbox(whole)
  // Apple Mail quotes what it forwards.
  const isQuoted = (lines[start] ?? '').startsWith('>')
  const behind = behindHeader(lines, start).map((line) =>
    isQuoted ? line.replace(/^> ?/, '') : line,
  )
  return { how: 'inline', original, text: behind.join('\n') }
}

/**
 * A sender as programs show it: `A <a@b>`, `A [mailto:a@b]`, and `B, A <a@b>` without the quotation marks that a
 * real header would have. `＜` comes from keyboards that write Chinese.
 */
const quotedMailbox = (value: string): Mailbox | undefined => {
  const found = /[^\s<>[\]()"';,＜＞：:]{1,64}@[^\s<>[\]()"';,＜＞]{1,190}/.exec(value)
  if (found === null) return undefined
  const name = value.slice(0, found.index).replace(/[<[(＜]?\s*(mailto:)?$/i, '')
  return mailboxOf(name.replace(/^["'\s]+|["'\s]+$/g, ''), found[0])
}

const behindHeader = (lines: readonly string[], start: number): readonly string[] => {
  let at = start
  let last = start
  for (; at < lines.length && at < start + 12; at += 1) {
    const line = lines[at] ?? ''
    if (quotedField(line) !== undefined) last = at
    else if (line.trim() === '' && at > last) break
  }
  return lines.slice(last + 1)
}
