import * as z from 'zod/mini'
import { queryLettersMax, queryOf } from '../desk/search-query.ts'

/** What somebody searches for, understood: a text in which there is nothing to search for is refused here. */
export const query = z.pipe(
  z
    .string()
    .check(
      z.maxLength(queryLettersMax),
      z.describe('Words, a mail address, a domain, a phone number, `#12`.'),
    ),
  z.transform((text, context) => {
    const understood = queryOf(text)
    if (understood !== undefined) return understood
    context.issues.push({ code: 'custom', message: 'Must hold a letter or a digit.', input: text })
    return z.NEVER
  }),
)
