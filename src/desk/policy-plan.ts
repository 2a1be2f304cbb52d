/** What a desk file would change, by the place where it stands. */
export type PlannedChange =
  | { readonly kind: 'added'; readonly path: string; readonly after: unknown }
  | { readonly kind: 'removed'; readonly path: string; readonly before: unknown }
  | {
      readonly kind: 'changed'
      readonly path: string
      readonly before: unknown
      readonly after: unknown
    }

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * All that differs between two desks, in the file's own words and the order of the second. What is new or gone as a whole
 * is one change; the order of names means nothing, that of a list does.
 */
export const plannedChanges = (
  before: unknown,
  after: unknown,
  path = '',
): readonly PlannedChange[] => {
  if (isFields(before) && isFields(after)) {
    const names = new Set([...Object.keys(after), ...Object.keys(before)])
    return [...names].flatMap((name) =>
      plannedChanges(before[name], after[name], path === '' ? name : `${path}.${name}`),
    )
  }
  if (JSON.stringify(canonical(before)) === JSON.stringify(canonical(after))) return []
  if (before === undefined) return [{ kind: 'added', path, after }]
  if (after === undefined) return [{ kind: 'removed', path, before }]
  return [{ kind: 'changed', path, before, after }]
}

/** The same value with its names in the order of the alphabet: two that say the same are written the same. */
export const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, one]) => [name, canonical(one)]),
  )
}
