/** The most that the desk takes. */
const mentionsMax = 10

/** Where a colleague is asked for: an @ at the beginning of a word. */
export const asksForColleague = (text: string): boolean => /(^|\s)@$/.test(text)

/** Whom a note names, of those who are there: `@mei` is the agent mei. */
export const mentionsIn = (text: string, agents: readonly { readonly id: string }[]): string[] => {
  const named = new Set([...text.matchAll(/@([a-z][a-z0-9-]{0,31})/g)].map(([, id]) => id ?? ''))
  return agents.flatMap(({ id }) => (named.has(id) ? [id] : [])).slice(0, mentionsMax)
}
