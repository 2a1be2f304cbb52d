import { ProblemError } from '../api/client.ts'
import type { Words } from '../words/words.ts'

/** What went wrong, for the person who asked for it. */
export const faultText = (fault: unknown, words: Words): string => {
  if (!(fault instanceof ProblemError)) return words.failed(words.unreached)
  return words.failed(fault.problem.detail ?? fault.problem.title)
}
