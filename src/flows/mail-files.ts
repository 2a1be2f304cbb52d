import type { ReadMail } from '../channels/mail/read-mail-shape.ts'
import type { KeptFile } from '../desk/mail.ts'
import { keepObject } from '../platform/bucket.ts'
import { settingNames } from '../platform/names.ts'
import { setting } from '../platform/settings.ts'

/** Where what came with mails lies in the bucket. */
const filesPrefix = 'files/mails/'

const atOnce = 4

/** Keeps a mail's files, and all of its text where the message shows less. Each name is made of the mail: twice is once. */
export const keepFiles = async (
  mail: ReadMail,
  mark: string,
): Promise<{ readonly kept: KeptFile[]; readonly original: KeptFile | undefined }> => {
  const bucket = setting(settingNames.mailBucket)
  const kept: KeptFile[] = mail.files.map(({ name, contentType, bytes, isInline }, index) => ({
    ...{ name, contentType, bytes: bytes.length, key: `${filesPrefix}${mark}/${index}` },
    ...(isInline ? { isInline } : {}),
  }))
  for (let from = 0; from < kept.length; from += atOnce) {
    await Promise.all(
      kept.slice(from, from + atOnce).map(({ key, name, contentType }, index) => {
        const bytes = mail.files[from + index]?.bytes ?? new Uint8Array()
        return keepObject({ bucket, key }, { bytes, contentType, name })
      }),
    )
  }
  const original = originalOf(mail)
  if (original === undefined) return { kept, original }
  const key = `${filesPrefix}${mark}/original`
  await keepObject({ bucket, key }, original)
  const { bytes, ...said } = original
  return { kept, original: { ...said, bytes: bytes.length, key } }
}

/** The safe HTML, or the text with its quotation; undefined where the message shows all of it. */
const originalOf = ({ html, text, reply }: ReadMail) => {
  if (html !== undefined) {
    return { bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', name: 'mail.html' }
  }
  if (text.text.trim() === reply.text.trim()) return undefined
  const contentType = 'text/plain; charset=utf-8'
  return { bytes: Buffer.from(text.text), contentType, name: 'mail.txt' }
}
