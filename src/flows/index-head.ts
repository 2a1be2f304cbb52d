import * as z from 'zod/mini'
import { caseNumber } from '../desk/conversation.ts'
import { foundBy, type Searchable } from '../desk/search-found-by.ts'
import { profile } from '../store/queries/profile.ts'
import { kinds } from '../store/schema.ts'
import { madeSearchKey } from '../store/search-key.ts'
import { tokenOf } from '../store/tokens.ts'
import { replaceWords, type Words, wordsOfHead } from '../store/words.ts'

type Image = Readonly<Record<string, unknown>>

/** A head as far as it is searched for. */
const Head = z.object({
  pk: z.string(),
  sk: z.string(),
  rev: z.int(),
  openedAt: z.number(),
  customer: z.string(),
  number: z.optional(z.int()),
  title: z.optional(z.string()),
  name: z.optional(z.string()),
  subject: z.optional(z.string()),
  channel: z.optional(z.string()),
  thread: z.optional(z.string()),
  episode: z.optional(z.int()),
})
type Head = z.infer<typeof Head>

/** Changes of these change by what a head is found. `profile` tells that the customer says something else of themselves. */
const telling = ['name', 'profile', 'title'] as const

/** Whether a change of an item makes a head found by other words than before. */
export const changesWords = (after: Image, before: Image): boolean =>
  (after.kind === kinds.conversation || after.kind === kinds.ticket) &&
  telling.some((field) => after[field] !== before[field])

/**
 * Makes a head found by its words. It goes by the head's revision, so that doing it twice, or for a change that a
 * later one has overtaken, changes nothing.
 */
export const indexHead = async (after: Image): Promise<void> => {
  const head = Head.parse(after)
  const key = { pk: head.pk, sk: head.sk }
  const secret = await madeSearchKey()
  const [before, searchable] = await Promise.all([wordsOfHead(key), searchableOf(head)])
  const { words, marks } = foundBy(searchable)
  const token = (word: string): string => tokenOf(secret, word)
  const wanted: Words = { rev: head.rev, words: words.map(token), marks: marks.map(token) }
  if (before !== undefined && (before.rev > wanted.rev || isSame(before, wanted))) return
  await replaceWords({ key, openedAt: head.openedAt }, wanted, before, secret)
}

/** A ticket is found by its customer's name; their addresses lead to the conversations, which name the ticket. */
const searchableOf = async (head: Head): Promise<Searchable> => {
  const { number, title, name, subject } = head
  const known = await profile(head.customer)
  if (number !== undefined) return { number, title, name: known?.name }
  return {
    caseNumber: caseNumberOf(head),
    title: subject,
    name,
    email: known?.email,
    phone: known?.phone,
  }
}

/** Only mails tell it to the customer: nobody else asks by it. */
const caseNumberOf = ({ channel, thread, episode }: Head): string | undefined =>
  channel === 'mail' && thread !== undefined && episode !== undefined
    ? caseNumber({ thread, episode })
    : undefined

const isSame = (one: Words, other: Words): boolean =>
  one.words.join() === other.words.join() && one.marks.join() === other.marks.join()
