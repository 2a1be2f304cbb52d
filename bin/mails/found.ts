import { type UnreadMail, unreadBetween } from '../../src/flows/mails-by-hand.ts'
import { UsageError } from '../stage.ts'
import type { Range } from './words.ts'

/** The mails of a range, oldest first. */
export async function* mailsIn({ from, to, reason, max }: Range): AsyncGenerator<UnreadMail> {
  let count = 0
  for await (const mail of unreadBetween(from, to)) {
    if (reason !== undefined && mail.reason !== reason) continue
    count += 1
    if (count > max) return
    yield mail
  }
}

const lettersMin = 6

/** Those that the words name, each by its id or how that begins; one that names none or two is a refusal. */
export const mailsNamed = async (
  words: readonly string[],
  range: Range,
): Promise<readonly UnreadMail[]> => {
  const short = words.find(({ length }) => length < lettersMin)
  if (short !== undefined) {
    throw new UsageError(`${short} is too short: give at least ${lettersMin} letters of an id.`)
  }
  const found = new Map(words.map((word) => [word, [] as UnreadMail[]]))
  for await (const mail of mailsIn({ ...range, max: Number.POSITIVE_INFINITY })) {
    for (const [word, mails] of found) if (mail.id.startsWith(word)) mails.push(mail)
  }
  return [...found].map(([word, [mail, ...others]]) => {
    if (mail === undefined) {
      throw new UsageError(
        `No mail ${word} is in the list of these days: npm run mails -- list shows which are, --from goes further back.`,
      )
    }
    if (others.length > 0)
      throw new UsageError(`${word} begins ${others.length + 1} ids: give more letters.`)
    return mail
  })
}
