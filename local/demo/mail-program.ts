import { createTransport } from 'nodemailer'
import type { DeskClient } from './client.ts'

/** A mail as a person's program sends it. */
export interface Written {
  readonly from: string
  /** @default the first address of the desk */
  readonly to?: string
  readonly cc?: string
  readonly subject?: string
  readonly text: string
  readonly html?: string
  readonly inReplyTo?: string
  readonly references?: string
  readonly messageId?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly {
    readonly filename: string
    readonly content: string | Buffer
    readonly contentType?: string
    /** Named in the HTML as `cid:`. */
    readonly cid?: string
  }[]
}

/** Sends a mail to a desk by SMTP, as any program would, and waits until all is done; the answer is its Message-ID. */
export const sendMail = async (desk: DeskClient, mail: Written): Promise<string> => {
  const { mailPort: port, mailAddresses } = await desk.status()
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  const { headers = {}, attachments = [], to = mailAddresses[0] ?? '', ...rest } = mail
  try {
    const { messageId } = await transport.sendMail({
      ...{ to, ...rest },
      headers: { ...headers },
      attachments: attachments.map((one) => ({ ...one })),
    })
    return messageId
  } finally {
    transport.close()
    await desk.settle()
  }
}

/** A header of a mail that the desk sent, as one line. */
export const headerOf = (
  { headers }: { readonly headers: Readonly<Record<string, string>> },
  name: string,
): string => (headers[name] ?? '').replace(/\r?\n\s+/g, ' ').trim()
