import { describe, expect, test } from 'vitest'
import { importsOf, productSources, roomOf, type Source } from './sources.ts'

/** Which rooms a room may use. `type` behind a room: its types only. What is not named here is not allowed. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  functions: ['src/flows', 'src/channels', 'src/http', 'src/pages', 'src/platform', 'src/desk'],
  'src/flows': ['src/desk', 'src/store', 'src/channels', 'src/mail', 'src/platform'],
  'src/channels': ['src/desk', 'src/store', 'src/platform'],
  'src/http': ['src/desk', 'src/platform', 'src/flows type'],
  'src/store': ['src/desk', 'src/platform'],
  'src/mail': ['src/desk', 'src/platform'],
  'src/pages': ['src/desk', 'src/platform'],
  'src/desk': [],
  'src/platform': [],
  lib: [],
  local: [],
  web: [],
  bin: ['src/flows', 'src/desk', 'src/platform', 'lib'],
}

/** Single files that a room may use although their room is closed to it. */
const doorsBetween: Readonly<Record<string, readonly string[]>> = {
  // The template and the code share the table's shape and the names, so that neither can drift.
  lib: ['src/store/schema.ts', 'src/platform/names.ts'],
  // What is deployed has the widget in it; the laptop shows it on a page.
  'lib/bundling.ts': ['web/widget/build.ts'],
  'local/control/routes.ts': ['web/widget/demo-page.ts'],
  // The API's page is made from the routes themselves.
  'bin/docs.ts': [
    'src/http/openapi.ts',
    'src/http/openapi-types.ts',
    'src/http/who-may.ts',
    'functions/http/agents-look-up.ts',
    'functions/http/agents-read.ts',
    'functions/http/agents-cases.ts',
    'functions/http/agents-tickets.ts',
    'functions/http/agents-write.ts',
  ],
}

const brokenArrows = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) =>
    importsOf(source).flatMap(({ from, to, isTypeOnly }) => {
      const [mine, theirs] = [roomOf(from), roomOf(to)]
      if (mine === undefined || theirs === undefined || mine === theirs) return []
      const allowed = arrows[mine] ?? []
      const isAllowed =
        allowed.includes(theirs) ||
        (isTypeOnly && allowed.includes(`${theirs} type`)) ||
        (doorsBetween[mine] ?? []).includes(to) ||
        (doorsBetween[from] ?? []).includes(to)
      return isAllowed ? [] : [`${from} uses ${to}`]
    }),
  )

describe('the rooms of the house', () => {
  test('use only the rooms that the architecture lets them use', () => {
    expect(brokenArrows(productSources())).toEqual([])
  })

  test('are all named in the rule, so that a new one is thought about', () => {
    const rooms = new Set(productSources().map(({ file }) => roomOf(file)))
    expect([...rooms].filter((room) => room === undefined || !(room in arrows))).toEqual([])
  })

  test('never use what is only for tests, and take their packages from package.json', () => {
    const testOnly = productSources().flatMap((source) =>
      importsOf(source).filter(({ to }) => ['test', 'bench'].includes(roomOf(to) ?? '')),
    )
    expect(testOnly).toEqual([])
  })
})

describe('the rule itself', () => {
  const broken = (file: string, text: string) => brokenArrows([{ file, text }])

  test('finds a rule of the desk that asks the store', () => {
    expect(broken('src/desk/x.ts', "import { keep } from '../store/keep.ts'")).toHaveLength(1)
  })

  test('finds what is imported over several lines, exported at once, or at run time', () => {
    const ways = [
      "import {\n  keep,\n} from '../store/keep.ts'",
      "export { keep } from '../store/keep.ts'",
      "const { keep } = await import('../store/keep.ts')",
      "import '../store/keep.ts'",
    ]
    for (const text of ways) expect(broken('src/desk/x.ts', text)).toHaveLength(1)
  })

  test('lets the API take a flow’s types, and nothing that runs', () => {
    expect(broken('src/http/x.ts', "import type { A } from '../flows/a.ts'")).toEqual([])
    expect(broken('src/http/x.ts', "import { type A } from '../flows/a.ts'")).toEqual([])
    expect(broken('src/http/x.ts', "import { type A, b } from '../flows/a.ts'")).toHaveLength(1)
  })

  test('finds a laptop that runs a flow by itself, and a template that reads more than names', () => {
    expect(broken('local/a/x.ts', "import { file } from '../../src/flows/file.ts'")).toHaveLength(1)
    expect(broken('lib/x.ts', "import { keys } from '../src/store/keys.ts'")).toHaveLength(1)
    expect(broken('lib/x.ts', "import { kinds } from '../src/store/schema.ts'")).toEqual([])
  })
})
