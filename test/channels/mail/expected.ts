import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readMail } from '../../../src/channels/mail/read-mail.ts'
import type {
  Envelope,
  Mailbox,
  Own,
  ReadMail,
  Verdict,
} from '../../../src/channels/mail/read-mail-shape.ts'

/** A mail of the corpus: what is odd about it, and what the desk must make of it. */
export interface Odd {
  readonly file: string
  readonly trouble: string
  /** What SES said, where it is not `PASS` throughout. */
  readonly verdicts?: Partial<Record<keyof Envelope['verdicts'], Verdict>>
  readonly sender?: string
  readonly expected: Partial<Seen>
}

/** A read mail, written short. */
export type Seen = Omit<
  ReadMail,
  'from' | 'to' | 'cc' | 'replyTo' | 'text' | 'reply' | 'files' | 'forward'
> & {
  readonly unreadable: string
  readonly from: string | undefined
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly replyTo: readonly string[]
  readonly text: string
  readonly isTextCut: boolean
  readonly reply: string
  /** `name, content type, decoded bytes`, with `, inline` where it is. */
  readonly files: readonly string[]
  /** `original by forwarder, how`, and what the original sender wrote. */
  readonly forward: string | undefined
  readonly forwardText: string | undefined
  readonly isForwardedByStaff: boolean | undefined
}

export const own: Own = { inboxes: ['help@desk.example'], staff: ['@company.example'] }

export const envelopeOf = ({
  verdicts = {},
  sender = 'li.na@example.com',
}: Partial<Odd>): Envelope => ({
  sender,
  recipients: ['help@desk.example'],
  verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', ...verdicts },
})

export const corpusFile = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, 'corpus', `${name}.eml`))

const short = ({ address, name }: Mailbox): string =>
  name === undefined ? address : `${name} <${address}>`

export const seen = (odd: Odd): Partial<Seen> => {
  const mail = readMail(corpusFile(odd.file), envelopeOf(odd), own)
  if ('unreadable' in mail) return mail
  const { from, to, cc, replyTo, text, reply, files, forward, ...same } = mail
  return {
    automatic: undefined,
    bounce: undefined,
    complaint: undefined,
    sentAt: undefined,
    ...same,
    from: from && short(from),
    to: to.map(short),
    cc: cc.map(short),
    replyTo: replyTo.map(short),
    text: text.text,
    isTextCut: text.isCut,
    reply: reply.text,
    files: files.map(({ name, contentType, bytes, isInline }) =>
      [name, contentType, Buffer.from(bytes).toString(), ...(isInline ? ['inline'] : [])].join(
        ', ',
      ),
    ),
    forward:
      forward &&
      [
        forward.original === undefined ? 'somebody' : short(forward.original),
        `by ${forward.by?.address}, ${forward.how}`,
      ].join(' '),
    forwardText: forward?.text.text,
    isForwardedByStaff: forward?.isByStaff,
  }
}
