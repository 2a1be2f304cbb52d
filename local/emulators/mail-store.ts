import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { writeWhole } from '../folder.ts'

/** A mail that the desk sent. */
export interface SentMail {
  readonly id: string
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  /** ISO, by the desk's clock. */
  readonly at: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly { name: string; contentType: string; bytes: number }[]
  /** What SES answered to the sender. */
  readonly messageId: string
}

export interface Envelope {
  readonly messageId: string
  /** Those that SES was told, else those of the mail's own headers. */
  readonly recipients: readonly string[]
  readonly at: string
}

export interface MailStore {
  readonly keep: (raw: Buffer, envelope: Envelope) => Promise<void>
  /** Oldest first. */
  readonly list: () => readonly SentMail[]
}

const addresses = (object: AddressObject | AddressObject[] | undefined): string[] =>
  [object ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))

const toMail = (id: string, parsed: ParsedMail, envelope: Envelope): SentMail => ({
  id,
  to:
    envelope.recipients.length > 0
      ? envelope.recipients
      : [...addresses(parsed.to), ...addresses(parsed.cc), ...addresses(parsed.bcc)],
  from: parsed.from?.text ?? '',
  subject: parsed.subject ?? '',
  at: envelope.at,
  text: parsed.text ?? '',
  html: parsed.html || '',
  headers: Object.fromEntries(
    parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
  ),
  attachments: parsed.attachments.map(({ filename = '', contentType, size }) => ({
    ...{ name: filename, contentType, bytes: size },
  })),
  messageId: envelope.messageId,
})

const readKept = async (folder: string): Promise<SentMail[]> => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Promise.all(
    names.sort().map(async (name) => {
      const id = name.slice(0, -'.json'.length)
      const envelope: Envelope = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      return toMail(id, await simpleParser(readFileSync(join(folder, `${id}.eml`))), envelope)
    }),
  )
}

/** Mails as files: `<number>.eml`, which every mail program opens, and the envelope beside it. */
export const openMailStore = async (folder: string): Promise<MailStore> => {
  mkdirSync(folder, { recursive: true })
  const mails = await readKept(folder)
  let last = Number(mails.at(-1)?.id ?? 0)
  return {
    list: () => [...mails].sort((one, other) => (one.id < other.id ? -1 : 1)),
    keep: async (raw, envelope) => {
      last += 1
      const id = String(last).padStart(6, '0')
      // The envelope last, and whole: a kill on the way leaves a mail that is not listed, never half of one.
      writeFileSync(join(folder, `${id}.eml`), raw)
      writeWhole(join(folder, `${id}.json`), `${JSON.stringify(envelope)}\n`)
      mails.push(toMail(id, await simpleParser(raw), envelope))
    },
  }
}
