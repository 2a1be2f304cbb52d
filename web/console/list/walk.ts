import { openCase } from './open-case.ts'
import type { Listed } from './view.ts'

/** What the lists in sight hold, for the keys that walk through it. */
let walked: readonly Listed[] = []
export const noteWalked = (items: readonly Listed[]): void => {
  walked = items
}

/** Opens the case after (or before) the open one; at an end, or where none is open, the first. */
export const step = (open: readonly string[], by: 1 | -1): void => {
  const at = walked.findIndex(({ id }) => open.includes(id))
  const next = walked[at < 0 ? 0 : at + by] ?? walked[0]
  if (next !== undefined) void openCase(next)
}
