const equals = 0x3d
const [lineFeed, carriageReturn, space, tab] = [0x0a, 0x0d, 0x20, 0x09]

/** The bytes of a body (RFC 2045, section 6). An unknown encoding is taken as it stands. */
export const fromTransfer = (body: Buffer, encoding: string): Buffer => {
  if (encoding === 'base64') return fromBase64(body)
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body
}

/**
 * Letters that are none of base64's are passed over. Padding within means that pieces were encoded one by one; what
 * stands behind it and is no base64 was put there by a list or a filter on the way, and is left out.
 */
export const fromBase64 = (body: Buffer): Buffer => {
  const padding = body.indexOf(equals)
  const isWhole = padding < 0 || restIsBlank(body, padding)
  return isWhole ? Buffer.from(body.toString('latin1'), 'base64') : fromPaddedPieces(body)
}

const restIsBlank = (body: Buffer, from: number): boolean => {
  for (let at = from; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (byte !== equals && byte > space) return false
  }
  return true
}

const fromPaddedPieces = (body: Buffer): Buffer => {
  const decoded = Buffer.allocUnsafe(Math.ceil(body.length / 4) * 3)
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (byte === equals) {
      bits = 0
      if (body[at + 1] !== equals && !isBase64Line(body, at + 1)) break
    }
    const value = base64Values[byte] ?? 0
    if (value < 0) continue
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    decoded[length] = (held >> bits) & 0xff
    length += 1
  }
  return decoded.subarray(0, length)
}

/** Whether the line that begins at or behind `from` is nothing but base64. */
const isBase64Line = (body: Buffer, from: number): boolean => {
  let at = from
  while (at < body.length && (body[at] ?? 0) <= space) at += 1
  while ((base64Values[body[at] ?? 0] ?? -1) >= 0) at += 1
  return at >= body.length || body[at] === equals || (body[at] ?? 0) <= carriageReturn
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const base64Values = Int8Array.from({ length: 256 }, (_, byte) =>
  letters.indexOf(String.fromCharCode(byte)),
)

/** A `=` that stands before anything but two hexadecimal digits or a line's end is a letter. */
export const fromQuotedPrintable = (body: Buffer): Buffer => {
  const decoded = Buffer.allocUnsafe(body.length)
  let length = 0
  let at = 0
  while (at < body.length) {
    const next = body.indexOf(equals, at)
    const end = next < 0 ? body.length : next
    length += body.copy(decoded, length, at, end)
    if (next < 0) break
    const lineEnd = softBreakEnd(body, next + 1)
    const byte = hexadecimal(body[next + 1]) * 16 + hexadecimal(body[next + 2])
    if (lineEnd > 0) at = lineEnd
    else if (byte >= 0) {
      decoded[length] = byte
      length += 1
      at = next + 3
    } else {
      decoded[length] = equals
      length += 1
      at = next + 1
    }
  }
  return decoded.subarray(0, length)
}

/** Where the line after a soft line break begins, or 0. Gateways leave blanks before the line's end. */
const softBreakEnd = (body: Buffer, from: number): number => {
  let at = from
  while (at - from < 80 && (body[at] === space || body[at] === tab)) at += 1
  if (at >= body.length) return body.length
  if (body[at] === carriageReturn && body[at + 1] === lineFeed) return at + 2
  return body[at] === lineFeed ? at + 1 : 0
}

/** Far below 0 for what is no digit, so that no other digit makes up for it. */
const hexadecimal = (byte = 0): number => {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1000
}
