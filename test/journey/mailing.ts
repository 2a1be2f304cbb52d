import { createTransport } from 'nodemailer'
import type { DeskClient } from '../../local/demo/client.ts'

/** A mail as a person's program sends it. */
export interface Written {
  readonly from: string
  readonly to?: string
  readonly cc?: string
  readonly subject?: string
  readonly text: string
  readonly inReplyTo?: string
  readonly references?: string
  readonly messageId?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly {
    readonly filename: string
    readonly content: string | Buffer
    readonly contentType?: string
  }[]
  /** What MAIL FROM and RCPT TO say. @default what the head says */
  readonly envelope?: { readonly from: string | false; readonly to: readonly string[] }
}

export const deskAddress = 'support@desk.example'

/** Sends a mail to the desk by SMTP, as any program would, and waits until all is done; the answer is its Message-ID. */
export const mails = async (client: DeskClient, mail: Written): Promise<string> => {
  const { mailPort: port } = await client.status()
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  const { headers = {}, attachments = [], envelope, ...rest } = mail
  const { messageId } = await transport.sendMail({
    to: deskAddress,
    ...rest,
    headers: { ...headers },
    attachments: attachments.map((one) => ({ ...one })),
    ...(envelope === undefined
      ? {}
      : { envelope: { from: envelope.from || '', to: [...envelope.to] } }),
  })
  transport.close()
  await client.settle()
  return messageId
}

/** What the desk mailed to this address, oldest first. */
export const mailedTo = async (client: DeskClient, address: string) =>
  (await client.mails()).filter(({ to }) => to.includes(address))

/** A header as one line. */
export const header = (
  { headers }: { readonly headers: Readonly<Record<string, string>> },
  name: string,
) => (headers[name] ?? '').replace(/\r?\n\s+/g, ' ').trim()
