import type { Listed } from './card.tsx'
import { openCase } from './open-case.ts'

/** The list that is in sight, for the keys that walk through it. */
let shown: readonly Listed[] = []
export const noteShown = (items: readonly Listed[]): void => {
  shown = items
}

/** Opens the case after (or before) the open one; at an end, or where none is open, the first. */
export const step = (open: readonly string[], by: 1 | -1): void => {
  const at = shown.findIndex(({ id }) => open.includes(id))
  const next = shown[at < 0 ? 0 : at + by] ?? shown[0]
  if (next !== undefined) void openCase(next)
}
