import { firstLetters, oneLine } from './letters.ts'
import { limits } from './limits.ts'

const endings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'application/pdf': 'pdf',
    'application/pkcs7-mime': 'p7m',
    'application/pkcs7-signature': 'p7s',
    'application/pgp-signature': 'asc',
    'application/zip': 'zip',
    'image/gif': 'gif',
    'image/jpeg': 'jpg',
    'image/png': 'png',
    'image/webp': 'webp',
    'message/rfc822': 'eml',
    'text/calendar': 'ics',
    'text/csv': 'csv',
    'text/html': 'html',
    'text/plain': 'txt',
    'text/vcard': 'vcf',
  }),
)

/** Names that Windows keeps for devices, whatever ending they have. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * A name that any system may store: no path, no control letter, nothing that turns the text around and so makes
 * `gpj.exe` read as `exe.jpg`. Where none was given, or nothing of it is left, the kind of file names it.
 */
export const safeFileName = (given: string, contentType: string, position: number): string => {
  const name = oneLine(given)
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\uffff]/g, '')
    .replace(/[/\\:*?"<>|]+/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s_]+|[.\s]+$/g, '')
    .replace(devices, '_$1')
  if (name !== '') return shortened(name)
  const ending = endings.get(contentType) ?? 'bin'
  return `attachment-${position}.${ending}`
}

/** Its ending says what a file is, so it stays. The room is for the number of a name that comes twice. */
const shortened = (name: string): string => {
  const lettersMax = limits.fileNameLettersMax - 10
  const [ending = ''] = /\.[^.]{1,20}$/.exec(name) ?? []
  return name.length <= lettersMax ? name : firstLetters(name, lettersMax - ending.length) + ending
}

/** `name (2).pdf` where the name is taken. */
export const uniqueName = (name: string, taken: ReadonlySet<string>): string => {
  const [ending = ''] = /\.[^.]{1,20}$/.exec(name) ?? []
  const stem = name.slice(0, name.length - ending.length)
  let unique = name
  for (let number = 2; taken.has(unique.toLowerCase()); number += 1) {
    unique = `${stem} (${number})${ending}`
  }
  return unique
}
