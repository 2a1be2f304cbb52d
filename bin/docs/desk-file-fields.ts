import type * as z from 'zod/mini'

type Shape = z.core.$ZodType

/** Whether a desk file must say a field; of inboxes, one of a kind of channel. */
export interface Need {
  readonly kind: string | undefined
  readonly isNeeded: boolean
}

/** A field of the desk file: what stands under a name of one's own is `<id>`. */
export interface Field {
  readonly path: string
  /** What it may hold, for each kind that has it. */
  readonly shapes: readonly Shape[]
  readonly needs: readonly Need[]
}

/** Every field that stands below this one, in the order of the shape. */
export const fieldsOf = (shape: Shape, path = '', isNeeded = true): readonly Field[] => {
  const def = definitionOf(shape)
  if (def.type === 'optional') return fieldsOf(def.innerType, path, false)
  if (def.type === 'object') {
    return Object.entries(def.shape).flatMap(([name, inner]) =>
      fieldsOf(inner, path === '' ? name : `${path}.${name}`),
    )
  }
  if (def.type === 'union') return merged(def.options.map((option) => fieldsOfKind(option, path)))
  if (def.type === 'record' && isGroup(def.valueType)) {
    return fieldsOf(def.valueType, `${path}.<id>`)
  }
  return [{ path, shapes: [shape], needs: [{ kind: undefined, isNeeded }] }]
}

/** Whether all of this may be left out. */
export const isOptional = (shape: Shape): boolean => definitionOf(shape).type === 'optional'

const isGroup = (shape: Shape): boolean => ['object', 'union'].includes(definitionOf(shape).type)

const definitionOf = (shape: Shape) => (shape as z.core.$ZodTypes)._zod.def

/** The fields of one kind of a union, by the one value that its first field may have. */
const fieldsOfKind = (option: Shape, path: string): readonly Field[] => {
  const [first, ...more] = fieldsOf(option, path)
  const [named] = (first?.shapes ?? []).map(definitionOf)
  if (first === undefined || named?.type !== 'literal') {
    throw new Error(`The first field of each kind of ${path} must be the literal that names it.`)
  }
  const kind = String(named.values[0])
  return [first, ...more].map((field) => ({
    ...field,
    needs: field.needs.map(({ isNeeded }) => ({ kind, isNeeded })),
  }))
}

/** What several kinds have is one field; where all have it alike, no kind is named. */
const merged = (kinds: readonly (readonly Field[])[]): readonly Field[] => {
  const paths = new Set(kinds.flat().map(({ path }) => path))
  return [...paths].map((path) => {
    const found = kinds.flat().filter((field) => field.path === path)
    const needs = found.flatMap((field) => field.needs)
    const isAlike =
      found.length === kinds.length && new Set(needs.map(({ isNeeded }) => isNeeded)).size === 1
    return {
      path,
      shapes: found.flatMap(({ shapes }) => shapes),
      needs: isAlike ? [{ kind: undefined, isNeeded: needs[0]?.isNeeded ?? true }] : needs,
    }
  })
}
