import type { Listed } from './view.ts'

/** Each list is read by itself: a case that moved in between stands in both for a moment. The first list keeps it. */
export const apart = (items: readonly Listed[], first: readonly Listed[]): readonly Listed[] => {
  const there = new Set(first.map(({ kind, id }) => `${kind}${id}`))
  return items.filter(({ kind, id }) => !there.has(`${kind}${id}`))
}
