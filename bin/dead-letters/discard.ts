import { shortId } from './found.ts'
import { type Desk, named, withLetters } from './letters.ts'

/** Takes letters away without doing what they ask for: a person has settled it. What the table holds stays. */
export const discard = async (desk: Desk, ids: readonly string[]): Promise<void> => {
  await withLetters(desk, Number.POSITIVE_INFINITY, async (found) => {
    for (const letter of named(found, ids)) {
      await letter.remove()
      process.stdout.write(`${shortId(letter)}  taken away from ${letter.place}\n`)
    }
  })
}
