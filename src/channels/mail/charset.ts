/** Labels that mail programs write and that the Encoding Standard does not list: https://encoding.spec.whatwg.org/#names-and-labels */
const otherLabels: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cp936: 'gb18030',
    ms936: 'gb18030',
    'windows-936': 'gb18030',
    'x-gb18030': 'gb18030',
    // GB18030 reads all that its forerunners wrote, and senders label with the oldest.
    gbk: 'gb18030',
    gb2312: 'gb18030',
    'gb2312-80': 'gb18030',
    cp950: 'big5',
    'x-big5': 'big5',
    cp932: 'shift_jis',
    'x-shift-jis': 'shift_jis',
    shiftjis: 'shift_jis',
    cp50220: 'iso-2022-jp',
    'iso-2022-jp-2': 'iso-2022-jp',
    eucjp: 'euc-jp',
    cp949: 'euc-kr',
    ms949: 'euc-kr',
    euckr: 'euc-kr',
    cp65001: 'utf-8',
    'utf-7': 'utf-7',
    'unicode-1-1-utf-7': 'utf-7',
  }),
)

/** Labels that say nothing of the bytes beyond ASCII. */
const sayNothing =
  /^(|us-ascii|ascii|ansi_x3\.4-1968|unknown-8bit|x-unknown|unknown|default|x-user-defined|utf-?8|binary|none)$/

const singleByte = /^(windows-|iso-8859|koi8|macintosh|x-mac|ibm866)/

/**
 * The text in these bytes. A label is believed unless the bytes are plainly UTF-8: programs that label UTF-8 as
 * something else are many, text of another charset that happens to be valid UTF-8 is next to none.
 */
export const decodeText = (bytes: Uint8Array, label = ''): string => {
  const marked = byteOrderMark(bytes)
  if (marked !== undefined) return lenient(marked, bytes)
  const name = encodingOf(label)
  if (name === 'utf-7') return decodeUtf7(bytes)
  if (name === undefined) return guessed(bytes)
  const asUtf8 = strict('utf-8', bytes)
  return asUtf8 !== undefined && isPlainlyUtf8(asUtf8, name) ? asUtf8 : lenient(name, bytes)
}

/** Undefined where the label says nothing, or nothing that is known. */
const encodingOf = (label: string): string | undefined => {
  const plain = label.trim().toLowerCase().replace(/^cs/, '').replaceAll('_', '-')
  if (sayNothing.test(plain)) return undefined
  const other = otherLabels.get(plain)
  if (other !== undefined) return other
  for (const one of [label.trim(), plain, plain.replace(/^(x-)?cp-?(125\d)$/, 'windows-$2')]) {
    const decoder = decoderOf(one)
    if (decoder !== undefined) return otherLabels.get(decoder.encoding) ?? decoder.encoding
  }
  return undefined
}

const decoderOf = (label: string, fatal = false) => {
  try {
    return new TextDecoder(label, { fatal })
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
}

// `stream` lets text end within a letter: it may have been cut there by a limit.
const lenient = (name: string, bytes: Uint8Array): string =>
  decoderOf(name)?.decode(bytes, { stream: true }) ?? ''

const strict = (name: string, bytes: Uint8Array): string | undefined => {
  try {
    return decoderOf(name, true)?.decode(bytes, { stream: true })
  } catch (fault) {
    if (fault instanceof TypeError) return undefined
    throw fault
  }
}

const byteOrderMark = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

/** Two letters of GBK can be two of UTF-8, but then hardly Chinese ones: `联通` is the known example. */
const isPlainlyUtf8 = (text: string, name: string): boolean => {
  const beyond = text.match(/[\u0080-\uffff]/g) ?? []
  if (singleByte.test(name)) return beyond.length > 0
  return (
    beyond.length >= 4 && beyond.filter((letter) => letter >= '\u0800').length * 2 >= beyond.length
  )
}

/** Of ISO-2022-JP, which is written in seven bits (RFC 1468). */
const japaneseEscapes = ['\u001b$@', '\u001b$B']

const guessed = (bytes: Uint8Array): string => {
  const asUtf8 = strict('utf-8', bytes)
  if (asUtf8 === undefined) return lenient(isInPairs(bytes) ? 'gb18030' : bestOf(bytes), bytes)
  return japaneseEscapes.some((one) => asUtf8.includes(one))
    ? lenient('iso-2022-jp', bytes)
    : asUtf8
}

/** UTF-8 with a broken letter stays UTF-8; what has hardly a whole one is a Western single byte. */
const bestOf = (bytes: Uint8Array): string => {
  const text = lenient('utf-8', bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return whole > broken ? 'utf-8' : 'windows-1252'
}

/** Chinese in GBK is runs of pairs of high bytes; a Western letter stands alone among ASCII. */
const isInPairs = (bytes: Uint8Array): boolean => {
  let pairs = 0
  let singles = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue
    if (isRow(bytes[at]) && isRow(bytes[at + 1])) {
      pairs += 1
      at += 1
    } else singles += 1
  }
  return pairs > 0 && pairs >= singles * 4
}

const isRow = (byte = 0): boolean => byte >= 0xa1 && byte <= 0xfe

/** RFC 2152, which no decoder reads any more and old gateways still write. */
const decodeUtf7 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]*)-?/g, (_, encoded: string) =>
      encoded === '' ? '+' : lenient('utf-16be', Buffer.from(encoded, 'base64')),
    )
