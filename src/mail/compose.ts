import MailComposer from 'nodemailer/lib/mail-composer/index.js'

export interface Mail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** BCP 47, as RFC 3282 wants it in Content-Language. */
  readonly language: string
}

/** A MIME message with a text and an HTML part. It says that a machine wrote it (RFC 3834), so that no other machine answers. */
export const composed = (mail: Mail): Promise<Buffer> =>
  new MailComposer({
    from: { ...mail.from },
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.language,
    },
    // Nothing is ever fetched or read from disk while a mail is written.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
