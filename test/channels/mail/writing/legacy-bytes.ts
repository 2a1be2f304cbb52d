/** The bytes of a text in a charset that Node reads and cannot write: its decoder, asked backwards. */
export const bytesIn = (charset: string, text: string): Buffer => {
  const table = tableOf(charset)
  return Buffer.concat([...text].map((letter) => table.get(letter) ?? Buffer.from(letter)))
}

const tables = new Map<string, Map<string, Buffer>>()

const tableOf = (charset: string): Map<string, Buffer> => {
  const known = tables.get(charset)
  if (known !== undefined) return known
  const table = new Map<string, Buffer>()
  const decoder = new TextDecoder(charset)
  const add = (...bytes: number[]) => {
    const letter = decoder.decode(Uint8Array.from(bytes))
    const isOne = [...letter].length === 1 && letter !== '\ufffd'
    if (isOne && !table.has(letter)) table.set(letter, Buffer.from(bytes))
  }
  for (let one = 0; one < 256; one += 1) add(one)
  for (let one = 0x81; one < 0xff; one += 1) {
    for (let other = 0x30; other < 0xff; other += 1) add(one, other)
  }
  tables.set(charset, table)
  return table
}

/** ISO-2022-JP (RFC 1468): the bytes of EUC-JP without their high bits, between escapes. */
export const japaneseIn7Bits = (text: string): Buffer => {
  const pieces = text
    .split(/([\u0080-\uffff]+)/)
    .map((piece, index) =>
      index % 2 === 0
        ? Buffer.from(piece)
        : Buffer.concat([
            Buffer.from('\u001b$B'),
            Buffer.from(bytesIn('euc-jp', piece).map((byte) => byte & 0x7f)),
            Buffer.from('\u001b(B'),
          ]),
    )
  return Buffer.concat(pieces)
}

export const base64Word = (charset: string, bytes: Uint8Array): string =>
  `=?${charset}?B?${Buffer.from(bytes).toString('base64')}?=`

export const quotedPrintable = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) =>
      (byte >= 0x20 && byte < 0x7f && byte !== 0x3d) || byte === 0x0a
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
