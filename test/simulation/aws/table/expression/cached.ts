/** Expressions are few and asked for without end: each text is read once. One that is wrong is read again. */
export const cachedByText = <Parsed>(
  parse: (text: string) => Parsed,
): ((text: string) => Parsed) => {
  const known = new Map<string, Parsed>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const fresh = parse(text)
    known.set(text, fresh)
    return fresh
  }
}
