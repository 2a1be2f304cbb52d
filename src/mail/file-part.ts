/** A file that goes with a mail. */
export interface FileToSend {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** With the parameter's name and its number the line stays under RFC 5322's 78. */
const pieceLettersMax = 54

/** A file as a part of a multipart body (RFC 2183), base64. A type that is none is sent as plain bytes. */
export const filePart = ({ name, contentType, bytes }: FileToSend): string => {
  const isType = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(contentType)
  return [
    // A multipart or a mail would be taken apart by whoever reads it.
    `Content-Type: ${isType && !/^(multipart|message)\//i.test(contentType) ? contentType : 'application/octet-stream'}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment${nameParameter(name)}`,
    '',
    Buffer.from(bytes)
      .toString('base64')
      .replace(/.{76}(?=.)/g, '$&\r\n'),
  ].join('\r\n')
}

/** In pieces of UTF-8 with percent signs (RFC 2231, sections 3 and 4). */
const nameParameter = (name: string): string => {
  const plain =
    name
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 255)
      .toWellFormed() || 'file'
  const encoded = encodeURIComponent(plain).replace(/[!'()*]/g, percent)
  const pieces = encoded.match(new RegExp(`(?:%..|[^%]){1,${pieceLettersMax / 3}}`, 'g')) ?? []
  return pieces
    .map((piece, index) => `;\r\n filename*${index}*=${index === 0 ? "UTF-8''" : ''}${piece}`)
    .join('')
}

const percent = (letter: string): string =>
  `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
