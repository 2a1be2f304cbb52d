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
  const text = body.toString('latin1')
  const pieces: Buffer[] = []
  let at = 0
  while (at < text.length) {
    const padding = text.indexOf('=', at)
    const end = padding < 0 ? text.length : padding
    pieces.push(Buffer.from(text.slice(at, end), 'base64'))
    at = end
    while (at < text.length && /[=\s]/.test(text[at] ?? '')) at += 1
    if (padding >= 0 && !/^[A-Za-z0-9+/]+[=\s]/.test(`${text.slice(at, at + 77)}\n`)) break
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)
}

const equals = 0x3d
const [lineFeed, carriageReturn, space, tab] = [0x0a, 0x0d, 0x20, 0x09]

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
