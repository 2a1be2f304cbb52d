import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { issueText } from '../../src/desk/shape-words.ts'

const textOf = (shape: z.ZodMiniType, value: unknown) => {
  const result = shape.safeParse(value)
  return result.success ? undefined : result.error.issues.map(issueText).join(' ')
}

test.each([
  [z.string(), 5, 'Must be a string, and be there.'],
  [z.int(), 'x', 'Must be a number, and be there.'],
  [z.object({}), undefined, 'Must be an object, and be there.'],
  [z.enum(['online', 'away']), 'gone', 'Must be online or away.'],
  [z.literal('message.created'), 'x', 'Must be message.created.'],
  [z.string().check(z.minLength(1)), '', 'Must be at least 1 letters long.'],
  [z.string().check(z.maxLength(2)), 'abc', 'Must be at most 2 letters long.'],
  [z.array(z.string()).check(z.maxLength(1)), ['a', 'b'], 'Must be at most 1 entries long.'],
  [z.int().check(z.maximum(9)), 12, 'Must be at most 9.'],
  [z.email(), 'x', 'Must be a mail address, as name@example.com.'],
  [z.string().check(z.regex(/^a$/)), 'b', 'Must match /^a$/.'],
  [z.string().check(z.regex(/^a$/, 'An a.')), 'b', 'An a.'],
  [
    z.record(z.string().check(z.regex(/^a$/)), z.string()),
    { b: 'x' },
    'Has a name that is not allowed here.',
  ],
  [z.union([z.string(), z.int()]), true, 'Invalid input'],
])('what is wrong is told in a sentence %#', (shape, value, sentence) => {
  expect(textOf(shape, value)).toBe(sentence)
})
