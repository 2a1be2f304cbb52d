import fc from 'fast-check'

/** An expression in the making: its text, and what it is given. */
export interface Written {
  readonly text: string
  readonly values: Readonly<Record<string, unknown>>
  readonly names: Readonly<Record<string, string>>
}

const texts = ['a', 'ab', 'b', 'é', '\uff5e', '\u{1f600}']
const number = fc.integer({ min: -2, max: 3 })
const text = fc.constantFrom(...texts)
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  number,
  text,
  fc.boolean(),
  fc.constant(null),
  fc.constant(''),
)
export const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 2 }),
  fc.record({ a: number, b: scalar }, { requiredKeys: [] }),
)

/** Attributes by what they usually hold. */
const numbers = ['n', 'rev', 'load']
const others = ['s', 'filed', 'tags', 'z']
export const attributes = [...numbers, ...others]
/** Its parts are set by themselves, so it is a map most of the time, and never null: nobody knows what that does. */
export const map = fc.oneof(
  { weight: 4, arbitrary: fc.record({ a: number, b: scalar }, { requiredKeys: [] }) },
  number,
)
const path = fc.constantFrom(...attributes, 'm.a', 'm.b', 'pk', 'sk', 'card', 'dueKey', 'nope')

/** `load` is a reserved word: it goes by another name always, the rest sometimes. */
const said = (written: string, isAliased: boolean): Written => {
  const names: Record<string, string> = {}
  const parts = written.split('.').map((part) => {
    if (part !== 'load' && !isAliased) return part
    names[`#${part}`] = part
    return `#${part}`
  })
  return { text: parts.join('.'), values: {}, names }
}

let count = 0
/** A value under a name that no other value has. */
const given = (one: unknown): Written => {
  count = (count + 1) % 1000
  return { text: `:v${count}`, values: { [`:v${count}`]: one }, names: {} }
}

/** Puts parts together: `%` stands for each in turn. */
export const joined = (pattern: string, ...parts: readonly Written[]): Written => {
  let at = 0
  return {
    text: pattern.replace(/%/g, () => parts[at++]?.text ?? ''),
    values: Object.assign({}, ...parts.map(({ values }) => values)),
    names: Object.assign({}, ...parts.map(({ names }) => names)),
  }
}

const named = fc.tuple(path, fc.boolean()).map(([written, isAliased]) => said(written, isAliased))
const valued = (of: fc.Arbitrary<unknown>): fc.Arbitrary<Written> => of.map(given)
const sortable = fc.oneof(number, text)
const bounds = fc.oneof(
  fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  fc.tuple(fc.nat(texts.length - 1), fc.nat(texts.length - 1)).map(([a, b]) => {
    return [texts[Math.min(a, b)], texts[Math.max(a, b)]]
  }),
)

const atom: fc.Arbitrary<Written> = fc.oneof(
  named.map((one) => joined('attribute_exists(%)', one)),
  named.map((one) => joined('attribute_not_exists(%)', one)),
  fc
    .tuple(named, fc.constantFrom('=', '<>'), valued(value))
    .map(([one, by, other]) => joined(`% ${by} %`, one, other)),
  fc
    .tuple(named, fc.constantFrom('<', '<=', '>', '>='), valued(sortable))
    .map(([one, by, other]) => joined(`% ${by} %`, one, other)),
  fc
    .tuple(named, bounds)
    .map(([one, [from, to]]) => joined('% BETWEEN % AND %', one, given(from), given(to))),
  fc
    .tuple(named, valued(scalar), valued(scalar))
    .map(([one, ...among]) => joined('% IN (%, %)', one, ...among)),
  fc.tuple(named, valued(text)).map(([one, part]) => joined('begins_with(%, %)', one, part)),
  fc.tuple(named, valued(scalar)).map(([one, part]) => joined('contains(%, %)', one, part)),
  fc
    .constant(said('rev', false))
    .map((rev) => joined('% < #capacity', rev))
    .map((one) => ({
      ...one,
      names: { ...one.names, '#capacity': 'capacity' },
    })),
)

export const condition: fc.Arbitrary<Written> = fc.letrec<{ one: Written; inner: Written }>(
  (tie) => ({
    one: fc.oneof(
      { weight: 3, arbitrary: atom },
      fc
        .tuple(tie('inner'), fc.constantFrom('AND', 'OR'), tie('inner'))
        .map(([left, by, right]) => joined(`% ${by} %`, left, right)),
      tie('inner').map((inner) => joined('NOT %', inner)),
    ),
    inner: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      tie('one').map((one) => (/ (AND|OR) |^NOT /.test(one.text) ? joined('(%)', one) : one)),
    ),
  }),
).one

const settable = fc.constantFrom(...attributes)
const number_ = fc.constantFrom(...numbers)
const set = (written: string, pattern: string, ...parts: readonly Written[]): Written =>
  joined(`% = ${pattern}`, said(written, false), ...parts)

/** One assignment, with the attribute that it names. */
const assignment = fc.oneof(
  fc.tuple(settable, valued(value)).map(([at, one]) => ({ at, as: set(at, '%', one) })),
  fc
    .tuple(settable, settable)
    .map(([at, from]) => ({ at, as: set(at, '%', said(from, from !== 'z')) })),
  fc.tuple(settable, settable, valued(value)).map(([at, from, otherwise]) => ({
    at,
    as: set(at, 'if_not_exists(%, %)', said(from, false), otherwise),
  })),
  fc.tuple(number_, fc.constantFrom('+', '-'), valued(number)).map(([at, by, one]) => ({
    at,
    as: set(at, `% ${by} %`, said(at, false), one),
  })),
  fc.tuple(number_, valued(number), valued(number)).map(([at, zero, one]) => ({
    at,
    as: set(at, 'if_not_exists(%, %) + %', said(at, false), zero, one),
  })),
  fc.array(scalar, { maxLength: 2 }).map((added) => ({
    at: 'tags',
    as: set('tags', 'list_append(%, %)', said('tags', true), given(added)),
  })),
  fc.tuple(fc.constantFrom('m.a', 'm.c'), valued(scalar)).map(([at, one]) => ({
    at: 'm',
    as: set(at, '%', one),
  })),
)
const removal = settable.map((at) => ({ at, as: said(at, false) }))
const addition = fc
  .tuple(settable, valued(number))
  .map(([at, one]) => ({ at, as: joined('% %', said(at, false), one) }))

const section = (word: string, parts: readonly { readonly as: Written }[]): readonly Written[] =>
  parts.length === 0
    ? []
    : [joined(`${word} ${parts.map(() => '%').join(', ')}`, ...parts.map(({ as }) => as))]

/** An update that names no attribute twice. */
export const update: fc.Arbitrary<Written> = fc
  .uniqueArray(
    fc.oneof(
      assignment.map((one) => ({ ...one, word: 'SET' })),
      removal.map((one) => ({ ...one, word: 'REMOVE' })),
      addition.map((one) => ({ ...one, word: 'ADD' })),
    ),
    { selector: ({ at }) => at, minLength: 1, maxLength: 4 },
  )
  .map((parts) => {
    const sections = ['SET', 'REMOVE', 'ADD'].flatMap((word) =>
      section(
        word,
        parts.filter((part) => part.word === word),
      ),
    )
    return joined(sections.map(() => '%').join(' '), ...sections)
  })
