import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

/** What zod says where no sentence was given: its own are left out of the bundles, and say no more than this. */
const unsaid = 'Invalid input'

/** One sentence on what a value must be, for the person who wrote it. It never repeats the value. */
export const issueText = (issue: Issue): string =>
  issue.message === unsaid ? (words[issue.code]?.(issue as never) ?? unsaid) : issue.message

type Words = { [Code in Issue['code']]?: (issue: Extract<Issue, { code: Code }>) => string }

const words: Words = {
  invalid_type: ({ expected }) => `Must be ${article(expected)} ${expected}, and be there.`,
  invalid_value: ({ values }) => `Must be ${values.map(String).join(' or ')}.`,
  too_small: ({ origin, minimum }) => `Must be at least ${minimum}${unitOf(origin)}.`,
  too_big: ({ origin, maximum }) => `Must be at most ${maximum}${unitOf(origin)}.`,
  invalid_format: ({ format, pattern }) =>
    formats[format] ?? (pattern === undefined ? unsaid : `Must match ${pattern}.`),
  unrecognized_keys: () => 'There is no such field here.',
  invalid_key: () => 'Has a name that is not allowed here.',
}

const article = (word: string): string => (/^[aeiou]/.test(word) ? 'an' : 'a')

const unitOf = (origin: string): string =>
  origin === 'string' ? ' letters long' : origin === 'array' ? ' entries long' : ''

const formats: Readonly<Record<string, string>> = {
  email: 'Must be a mail address, as name@example.com.',
  url: 'Must be an address, as https://example.com/path.',
  datetime: 'Must be a moment with its zone, as 2026-03-02T08:00:00Z.',
}
