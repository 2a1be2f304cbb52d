import { mailDate } from '../platform/clock.ts'
import { randomId } from '../platform/ids.ts'
import { headerText, mailbox, part, plainAddress, unsubscribing } from './mime.ts'

export interface Mail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** BCP 47, as RFC 3282 wants it in Content-Language. */
  readonly language: string
  /** Where a mail that nobody asked for is asked for no more. */
  readonly unsubscribeUrl?: string
}

/** Base64 has no hyphen, so no line of a part can be taken for this. */
const boundary = '--=_part'

/** A MIME message with a text and an HTML part. It says that a machine wrote it (RFC 3834), so that no other machine answers. */
export const composed = (mail: Mail): Buffer =>
  Buffer.from(
    [
      `From: ${mailbox(mail.from)}`,
      `To: ${plainAddress(mail.to)}`,
      `Subject: ${headerText(mail.subject)}`,
      `Date: ${mailDate()}`,
      `Message-ID: <${randomId()}@${mail.from.address.split('@')[1]}>`,
      `Content-Language: ${headerText(mail.language)}`,
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      ...unsubscribing(mail.unsubscribeUrl),
      'MIME-Version: 1.0',
      `Content-Type: multipart/alternative; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      part('text/plain', mail.text),
      `--${boundary}`,
      part('text/html', mail.html),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  )
