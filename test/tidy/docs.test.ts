import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { reasons } from '../../bin/dead-letters/words.ts'
import { deskFileFields, deskFilePage, deskFileWords } from '../../bin/docs/desk-file-page.ts'
import { DeskFile, deskFile } from '../../src/desk/desk-file.ts'
import { type Source, sourcesIn } from './sources.ts'

const textOf = (file: string): string => sourcesIn(file)[0]?.text ?? ''

describe('the page of the desk file', () => {
  interface Schema {
    readonly properties?: Readonly<Record<string, Schema>>
    readonly additionalProperties?: Schema | boolean
    readonly oneOf?: readonly Schema[]
  }

  /** Inboxes of different channels have different fields: the page names them all. */
  const propertiesOf = ({ properties, oneOf = [] }: Schema): Schema['properties'] => {
    if (oneOf.length === 0) return properties
    return Object.assign({}, ...oneOf.map(propertiesOf))
  }

  /** Every field, as the page writes it: what stands under a name of one's own is `<id>`. */
  const fieldsOf = (schema: Schema, path: string): readonly string[] => {
    const properties = propertiesOf(schema)
    if (properties !== undefined) {
      return Object.entries(properties).flatMap(([name, inner]) =>
        fieldsOf(inner, path === '' ? name : `${path}.${name}`),
      )
    }
    const inner = schema.additionalProperties
    return typeof inner === 'object' && propertiesOf(inner) !== undefined
      ? fieldsOf(inner, `${path}.<id>`)
      : [path]
  }
  const words = deskFileWords()
  const fields = fieldsOf(z.toJSONSchema(DeskFile, { io: 'input' }) as Schema, '')
  const named = [...textOf('docs/desk-file.md').matchAll(/^\| `([\w.<>]+)` \|/gm)].map(
    ([, name]) => name,
  )

  test('names every field that a desk file has, and no other', () => {
    expect(fields.length).toBeGreaterThan(20)
    expect([...named].sort()).toEqual([...fields].sort())
  })

  test('is the one that npm run docs writes', () => {
    expect(textOf('docs/desk-file.md')).toBe(deskFilePage())
  })

  test('has five cells for each: whether it is needed, what it is, its values and an example', () => {
    const rows = textOf('docs/desk-file.md').match(/^\| `.*$/gm) ?? []
    for (const row of rows) expect(row.split(' | '), row).toHaveLength(5)
  })

  test.each(deskFileFields().map((field) => [field.path, field] as const))(
    'shows an example of %s that a desk file may hold',
    (path, { shapes }) => {
      const example: unknown = parse(words.fields[path]?.example ?? '')
      const taken = shapes.filter((shape) => z.safeParse(shape, example).success)
      expect(taken, `${path}: ${JSON.stringify(example)}`).not.toEqual([])
    },
  )

  test('is not written while a field has no words, and says which', () => {
    const { 'teams.<id>.lead': _, ...fields } = words.fields
    expect(() => deskFilePage({ ...words, fields })).toThrow(
      'bin/docs/desk-file-words.yaml, fields: It says nothing of teams.<id>.lead.',
    )
  })

  test('is not written while words are left of a field or a section that is gone', () => {
    const old = { is: 'what it was', example: '1' }
    const fields = { ...words.fields, 'teams.<id>.motto': old }
    expect(() => deskFilePage({ ...words, fields })).toThrow(
      'fields: The desk file has no teams.<id>.motto.',
    )
    const sections = { ...words.sections, shifts: 'Who works when.' }
    expect(() => deskFilePage({ ...words, sections })).toThrow(
      'sections: The desk file has no shifts.',
    )
  })

  test('takes what is needed, the kinds of inboxes and the limits from the shape', () => {
    const page = deskFilePage()
    expect(page).toContain('| `teams.<id>.tier` | yes | which tier it works | 1 to 3 |')
    expect(page).toContain('| `inboxes.<id>.greeting` | `webchat`: no | ')
    expect(page).toContain('| `en` or `zh` | `zh` |')
    expect(page).toContain('| minutes, from 1 | `5` |')
  })

  test('comes with an example that is taken as it is', () => {
    const example = textOf('examples/desk.yaml').replaceAll(
      `\${appUrl}`,
      'https://app.example.com/replies',
    )
    expect(deskFile(parse(example))).toHaveProperty('policy')
  })
})

describe('the page of questions to the table', () => {
  const page = textOf('docs/access-patterns.md')
  const rows = [...page.matchAll(/^\| `([\w-]+\.ts)` \| `(\w+)` \|/gm)].map(
    ([, file, name]) => `${file} ${name}`,
  )

  /** The functions of these files that others may call. */
  const questionsIn = (sources: readonly Source[]) =>
    sources.flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?:const|async function\*?) ([a-z]\w+)/gm)].map(
        ([, name]) => `${file.split('/').at(-1)} ${name}`,
      ),
    )

  test('has a row for each question that the code asks', () => {
    const asked = questionsIn(sourcesIn('src/store/queries/*.ts'))
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((one) => !rows.includes(one))).toEqual([])
  })

  test('has a row for each function that reads or writes by itself', () => {
    const sending = sourcesIn('src/store/*.ts').filter(
      ({ file, text }) =>
        /Command\(|readItem\(|queryPage\(/.test(text) && !file.endsWith('/read.ts'),
    )
    const pure = ['changed.ts changedLists', 'commit.ts isConflictOn', 'viewing.ts viewingIn']
    const missing = questionsIn(sending).filter((one) => !rows.includes(one))
    expect(missing.filter((one) => !pure.includes(one))).toEqual([])
  })

  test('names nothing that is no longer there', () => {
    const there = questionsIn(sourcesIn('src/store/**/*.ts'))
    expect(rows.filter((one) => !there.includes(one))).toEqual([])
  })

  test('is looked at: a new question without a row is found', () => {
    const added = { file: 'src/store/queries/new.ts', text: 'export const newQuestion = () => 1' }
    expect(questionsIn([added])).toEqual(['new.ts newQuestion'])
    expect(rows).not.toContain('new.ts newQuestion')
  })
})

describe('the runbook', () => {
  const runbook = textOf('docs/runbook.md')
  const rows = [...runbook.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w-]+)`/g)].map(([, reason]) => reason),
  )
  /** What filing refuses, what it parks for, what relay parks for. */
  const parkedFor = (sources: readonly Source[]) =>
    sources.flatMap(({ text }) => [
      ...[...text.matchAll(/new Refusal\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code),
      ...[...text.matchAll(/\? '([a-z-]+)' : '(fault)'/g)].flatMap(([, ...codes]) => codes),
      ...[...text.matchAll(/notRelayed = '([a-z-]+)'/g)].map(([, code = '']) => code),
    ])
  const filing = sourcesIn(
    'src/desk/{filing,filed-message,opening,reopening,assigning}.ts',
    'src/flows/{file-record,relay}.ts',
  )

  test('says what to do for each reason for which something is parked', () => {
    const codes = parkedFor(filing)
    expect(codes.toSorted()).toEqual(['fault', 'not-relayed', 'unknown-inbox', 'unreadable-item'])
    expect(codes.filter((code) => !rows.includes(code))).toEqual([])
  })

  test('says what each reason means that the command for dead letters shows', () => {
    expect(Object.keys(reasons).filter((reason) => !rows.includes(reason))).toEqual([])
  })

  test('is looked at: a new refusal of filing is found', () => {
    const text = "return new Refusal('too-late')"
    expect(parkedFor([{ file: 'src/desk/filing.ts', text }])).toEqual(['too-late'])
    expect(rows).not.toContain('too-late')
  })
})

describe('the page of promises', () => {
  const page = textOf('docs/promises.md')
  const rows = [...page.matchAll(/^\| ([a-z][^|]+) \|/gm)].flatMap(([, names = '']) =>
    names.split('; '),
  )
  /** Names of promises, as the code writes them: those that are checked at rest, and those while it runs. */
  const kept = [
    ...[...textOf('test/simulation/promises/violations.ts').matchAll(/^ {2}'(.+)': \w+,$/gm)],
    ...sourcesIn('test/simulation/*.ts').flatMap(({ text }) => [
      ...text.matchAll(/(?:broken|once)\('(.+?)',/g),
      ...text.matchAll(/promise: '(.+?)'/g),
    ]),
  ].map(([, name]) => name)

  test('names every promise that is looked at, and no other', () => {
    expect(kept.length).toBeGreaterThan(30)
    const promised = rows.filter((name) => name !== 'promise' && name !== 'command')
    expect([...new Set(promised)].sort()).toEqual([...new Set(kept)].sort())
  })
})
