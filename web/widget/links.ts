/** A piece of a message's text: a link has an address. */
export interface TextPart {
  readonly text: string
  readonly href?: string
}

// An address ends at white space, at quotes and brackets, and at any letter beyond ASCII: Chinese runs on without a space.
const address = /https?:\/\/[\w\-.~:/?#[\]@!$&()*+,;=%]+/gi

/** Splits a text at its web addresses. Only http and https become links. */
export const textParts = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = []
  let end = 0
  for (const found of text.matchAll(address)) {
    const link = withoutSentenceEnd(found[0])
    if (!isAddress(link)) continue
    if (found.index > end) parts.push({ text: text.slice(end, found.index) })
    parts.push({ text: link, href: link })
    end = found.index + link.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/** A full stop or a closing bracket after an address belongs to the sentence around it. */
const withoutSentenceEnd = (link: string): string => {
  const trimmed = link.replace(/[.,;:!?*]+$/, '')
  const isClosedOnly = /[)\]]$/.test(trimmed) && !/[([]/.test(trimmed)
  const shorter = isClosedOnly ? trimmed.slice(0, -1) : trimmed
  return shorter === link ? link : withoutSentenceEnd(shorter)
}

const isAddress = (link: string): boolean => {
  try {
    return new URL(link).hostname !== ''
  } catch {
    return false
  }
}
