import { ProblemError } from '../api/client.ts'
import type { Problem } from '../api/types.ts'
import type { Words } from '../words/words.ts'

/** What went wrong, for the person who asked for it. */
export const faultText = (fault: unknown, words: Words): string =>
  words.failed(fault instanceof ProblemError ? problemText(fault.problem, words) : words.unreached)

/** Why the desk said no, in the reader's language where the code has a sentence of its own. */
export const problemText = ({ code, detail, title }: Problem, words: Words): string =>
  words.problem[code] ?? detail ?? title
