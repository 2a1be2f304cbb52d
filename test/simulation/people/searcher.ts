import type { Searched } from '../promises/observed.ts'

/** One page of a search, as the API answers it. */
export interface FoundPage {
  readonly items: readonly { readonly id: string }[]
  readonly next?: string
}

/** Undefined where the API did not answer. */
export type AskPage = (reader: string, query: string) => Promise<FoundPage | undefined>

/** Looks for each of these texts, to the last page. */
export const searchAll = async (
  ask: AskPage,
  readers: readonly string[],
  texts: readonly string[],
): Promise<readonly Searched[]> => {
  const searches: Searched[] = []
  for (const reader of readers) {
    for (const text of texts) {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const from = cursor === undefined ? '' : `&cursor=${cursor}`
        const page = await ask(reader, `?q=${encodeURIComponent(text)}&limit=50${from}`)
        found.push(...(page?.items ?? []).map(({ id }) => id))
        cursor = page?.next
      } while (cursor !== undefined)
      searches.push({ reader, text, found })
    }
  }
  return searches
}
