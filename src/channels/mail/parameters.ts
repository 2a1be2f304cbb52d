import { decodeText } from './charset.ts'
import { decodeWords } from './encoded-words.ts'
import { limits } from './limits.ts'

/** `attachment; filename="a.pdf"`: the value in lowercase, its parameters by lowercase name. */
export interface Structured {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

interface Piece {
  readonly index: number
  readonly isExtended: boolean
  readonly text: string
}

/** RFC 2045, section 5.1, with the continued and encoded parameters of RFC 2231. */
export const structured = (header: string): Structured => {
  const [value = '', ...rest] = separated(header)
  const pieces = new Map<string, Piece[]>()
  for (const one of rest.slice(0, limits.parametersMax)) {
    const equals = one.indexOf('=')
    if (equals <= 0) continue
    const [, name = '', index, star] =
      /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(one.slice(0, equals).trim().toLowerCase()) ?? []
    if (name === '') continue
    const isExtended = star !== undefined
    const piece = { index: Number(index ?? 0), isExtended, text: one.slice(equals + 1).trim() }
    // Written both ways, the extended one is meant for us (RFC 6266, appendix D, says it for HTTP).
    const known = pieces.get(name) ?? []
    const isOther = index === undefined && known.length > 0
    if (isOther && !isExtended) continue
    pieces.set(name, isOther ? [piece] : [...known, piece])
  }
  const parameters = [...pieces].map(([name, each]): [string, string] => [name, joined(each)])
  return { value: value.trim().toLowerCase(), parameters: new Map(parameters) }
}

/** The header between its semicolons, without quotation marks and comments. */
const separated = (header: string): readonly string[] => {
  const pieces = ['']
  let isQuoted = false
  let comments = 0
  for (let at = 0; at < header.length; at += 1) {
    let letter = header[at] ?? ''
    if (letter === '\\' && (isQuoted || comments > 0)) {
      at += 1
      letter = header[at] ?? ''
    } else if (letter === '"' && comments === 0) {
      isQuoted = !isQuoted
      continue
    } else if (!isQuoted && isComment(letter, comments, pieces.at(-1))) {
      comments += letter === '(' ? 1 : -1
      continue
    } else if (letter === ';' && !isQuoted && comments === 0) {
      pieces.push('')
      continue
    }
    if (comments === 0) pieces[pieces.length - 1] += letter
  }
  return pieces
}

/** In the name of a file that nobody quoted, `report (1).pdf`, parentheses are letters. */
const isComment = (letter: string, open: number, piece = ''): boolean =>
  letter === '('
    ? !/^\s*(file)?name[*\d]*\s*=/i.test(piece.slice(0, 40))
    : letter === ')' && open > 0

const joined = (pieces: readonly Piece[]): string => {
  const inOrder = [...pieces].sort((one, other) => one.index - other.index)
  if (!inOrder.some(({ isExtended }) => isExtended)) {
    // Encoded words do not belong here, and half of all programs put them here.
    return decodeWords(inOrder.map(({ text }) => text).join(''))
  }
  const [first] = inOrder
  const [, charset = '', text] = /^([^']{0,60})'[^']{0,60}'(.*)$/s.exec(first?.text ?? '') ?? []
  const bytes = inOrder.map((piece, position) => {
    const given = position === 0 && text !== undefined ? text : piece.text
    return piece.isExtended ? percentDecoded(given) : Buffer.from(given)
  })
  return decodeText(Buffer.concat(bytes), charset)
}

const percentDecoded = (text: string): Buffer =>
  Buffer.concat(
    text
      .split(/(%[0-9A-Fa-f]{2})/)
      .map((piece) =>
        /^%[0-9A-Fa-f]{2}$/.test(piece) ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece),
      ),
  )
