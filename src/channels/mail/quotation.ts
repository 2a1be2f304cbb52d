import {
  attribution,
  forwardMark,
  originalMark,
  programSignature,
  quotedField,
} from './quotation-words.ts'

/**
 * What a mail's sender wrote this time: without what is quoted and without the signature. All of the text where
 * nothing would be left, since a mail that only quotes still says something. A library was weighed and not taken:
 * email-reply-parser knows no Outlook header and no Chinese one.
 */
export const withoutQuotation = (text: string): string => {
  const lines = text.split('\n')
  const kept = withoutSignature(unquotedLines(lines)).join('\n').trim()
  return (kept === '' ? text : kept).replace(/\n{3,}/g, '\n\n').trim()
}

/** Lines that are marked as quoted are taken out wherever they stand: answers between them stay. */
const unquotedLines = (lines: readonly string[]): readonly string[] => {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (isQuoted(line)) continue
    const said = attributionAt(lines, at)
    if (said > 0) {
      // With marks, only what is marked is quoted; without, all of the rest is.
      const next = lines.slice(at + said, at + said + 4).find((one) => one.trim() !== '')
      if (next === undefined || !isQuoted(next)) break
      at += said - 1
      continue
    }
    if (originalMark.test(line) || forwardMark.test(line) || isHeaderAt(lines, at)) break
    kept.push(line)
  }
  return withoutRule(kept)
}

/** `>` and also the full-width one. No arrow, and no `>:-(`. */
const isQuoted = (line: string): boolean => /^\s{0,3}[>＞](?![:=-][-()DPp]|-+$)/.test(line)

/**
 * How many lines the `On ... wrote:` takes that begins here; 0 when none does. Programs break it at 76 letters. Where
 * it would still be one without its first line, it begins below: that line is the customer's.
 */
const attributionAt = (lines: readonly string[], at: number): number => {
  if ((lines[at] ?? '').trim() === '') return 0
  for (let count = 1; count <= 3; count += 1) {
    const last = (lines[at + count - 1] ?? '').trim()
    if (last.length > 400 || (count > 1 && last === '')) return 0
    if (!/[:：]$/.test(last)) continue
    const said = lines.slice(at, at + count)
    if (isAttribution(said)) return isAttribution(said.slice(1)) ? 0 : count
  }
  return 0
}

const isAttribution = (lines: readonly string[]): boolean => {
  const said = lines.map((line) => line.trim()).join(' ')
  return said.length <= 600 && attribution.some((pattern) => pattern.test(said))
}

/** Lines from here on that are the header of a quoted mail; it begins with From, and two others follow. */
export const isHeaderAt = (lines: readonly string[], at: number): boolean => {
  if (quotedField(lines[at] ?? '')?.field !== 'from') return false
  const near = lines.slice(at + 1, at + 9).flatMap((line) => quotedField(line)?.field ?? [])
  const others = new Set(near.filter((field) => field !== 'from'))
  return others.size >= 2 && (others.has('subject') || others.has('date'))
}

/** The line that programs draw above what they quote. */
const withoutRule = (lines: readonly string[]): readonly string[] => {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return /^\s*[_-]{5,}\s*$/.test(lines[last] ?? '') ? lines.slice(0, last) : lines
}

/** RFC 3676, section 4.3, asks for 4 lines behind `-- `; companies write more, and `--` alone may be a rule. */
const signatureLinesMax = 15

/** `-- ` on a line of its own; the blank is often lost. */
const withoutSignature = (lines: readonly string[]): readonly string[] => {
  const mark = lines.findLastIndex((line) => /^--\s?$/.test(line))
  const isSignature = mark >= 0 && lines.length - mark <= signatureLinesMax
  const kept = isSignature ? lines.slice(0, mark) : lines
  const written = kept.filter((line) => !programSignature.test(line.trim().slice(0, 200)))
  return written.some((line) => line.trim() !== '') ? written : kept
}
