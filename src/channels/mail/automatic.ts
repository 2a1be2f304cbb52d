import { everyField, type Field, firstField } from './head.ts'
import { isNamed } from './mailboxes.ts'
import type { AutomaticReason, Envelope, Own } from './read-mail-shape.ts'

interface Seen {
  readonly fields: readonly Field[]
  readonly contentType: string
  readonly fromAddress: string
  readonly subject: string
  readonly envelope: Envelope
  readonly own: Own
}

const precedence = /^(bulk|list|junk|auto[_-]reply)\b/i
const daemons = /^(mailer-daemon|mail-daemon|postmaster|mdaemon)@/i
/** How programs begin the subject of an answer that nobody wrote; an answer to it begins with `Re:`. */
const automaticSubject =
  /^\s*(auto(matic)?[- ]?(reply|response)|out[- ]of[- ](the[- ])?office|automatische (antwort|rückmeldung)|abwesenheits(notiz|benachrichtigung|meldung)|自动回复|自動回覆|自动答复|réponse automatique|respuesta automática)/i

/** Values by which a mail asks for no automatic answer; the others speak of receipts only (MS-OXCMAIL, 2.2.3.2.14). */
const suppressed = /\b(all|oof|autoreply)\b/i

/** In order: the first that holds is the reason. RFC 3834, section 2, and the desk's own list. */
const signs: readonly (readonly [AutomaticReason, (seen: Seen) => boolean])[] = [
  ['spam', ({ envelope }) => envelope.verdicts.spam === 'FAIL'],
  [
    'own-address',
    ({ fromAddress, envelope, own }) =>
      isNamed(fromAddress, own.inboxes) || isNamed(envelope.sender, own.inboxes),
  ],
  ['report', ({ contentType }) => contentType === 'multipart/report'],
  [
    'empty-return-path',
    ({ envelope, fields }) =>
      isEmptyPath(envelope.sender) || isEmptyPath(firstField(fields, 'return-path') ?? 'not given'),
  ],
  [
    'auto-submitted',
    ({ fields }) =>
      everyField(fields, 'auto-submitted').some((value) => !/^\s*no\s*(;|\(|$)/i.test(value)) ||
      ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => has(fields, name)),
  ],
  ['list', ({ fields }) => has(fields, 'list-id')],
  [
    'precedence',
    ({ fields }) => everyField(fields, 'precedence').some((value) => precedence.test(value)),
  ],
  [
    'auto-response-suppress',
    ({ fields }) =>
      everyField(fields, 'x-auto-response-suppress').some((value) => suppressed.test(value)),
  ],
  ['loop', ({ fields }) => has(fields, 'x-loop')],
  [
    'mailer-daemon',
    ({ fromAddress, envelope }) => daemons.test(fromAddress) || daemons.test(envelope.sender),
  ],
  ['auto-reply-subject', ({ subject }) => automaticSubject.test(subject)],
]

/** Why no automation may start from this mail; undefined where a person seems to have sent it. */
export const automaticReason = (seen: Seen): AutomaticReason | undefined =>
  signs.find(([, holds]) => holds(seen))?.[0]

/** An address that says nobody reads its mail. */
export const isNoReply = (address: string): boolean =>
  /^(no|do[-_.]?not|never)[-_.]?reply|^(nicht[-_.]?antworten|notifications?|bounces?)[@+_-]/i.test(
    address,
  )

const isEmptyPath = (path: string): boolean => /^\s*(<\s*>)?\s*$/.test(path)

const has = (fields: readonly Field[], name: string): boolean =>
  firstField(fields, name) !== undefined
