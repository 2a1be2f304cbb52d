/**
 * Text of format=flowed with its paragraphs whole again (RFC 3676). A line that ends in a blank goes on in the next
 * one, where both are quoted equally deep; `-- ` alone is the mark of a signature.
 */
export const unflowed = (text: string, isDelSp: boolean): string => {
  const lines: string[] = []
  let open: { marks: string; pieces: string[] } | undefined
  for (const line of text.split(/\r?\n/)) {
    const [, marks = '', stuffed = ''] = /^(>*)(.*)$/s.exec(line) ?? []
    const content = stuffed.replace(/^ /, '')
    const isFlowed = content.endsWith(' ') && content !== '-- '
    const kept = isFlowed && isDelSp ? content.slice(0, -1) : content
    if (open !== undefined && open.marks === marks && content !== '-- ') open.pieces.push(kept)
    else {
      if (open !== undefined) lines.push(lineOf(open))
      open = { marks, pieces: [kept] }
    }
    if (isFlowed) continue
    lines.push(lineOf(open))
    open = undefined
  }
  if (open !== undefined) lines.push(lineOf(open))
  return lines.join('\n')
}

const lineOf = ({ marks, pieces }: { marks: string; pieces: readonly string[] }): string =>
  `${marks}${marks === '' ? '' : ' '}${pieces.join('')}`
