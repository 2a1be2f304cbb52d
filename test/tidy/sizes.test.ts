import { describe, expect, test } from 'vitest'
import { importsOf, productSources, type Source, sourcesIn, withoutComments } from './sources.ts'

const fileLinesMax = 250
const functionLinesMax = 50
const doorLinesMax = 40

/** What may be larger, and why. */
const largerFiles: Readonly<Record<string, string>> = {}
const shared = 'its inner functions share one state; each of them is short'
const listed = 'a list from top to bottom, which reads best in one piece'
const largerFunctions: Readonly<Record<string, string>> = {
  'lib/desk-functions.ts:deskFunctions': listed,
  'lib/warmline-stack.ts:constructor': listed,
  'local/functions/pool.ts:createPool': shared,
  'local/people/customer-app.ts:createCustomerApp': shared,
  'local/schedules/scheduler.ts:startScheduler': shared,
  'local/sources/queue.ts:startQueue': shared,
  'local/sources/stream.ts:startStream': shared,
  'local/table/proxy.ts:startTableProxy': shared,
  'web/widget/chat.ts:createChat': listed,
  'web/widget/composing.ts:createComposing': shared,
  'web/widget/reading.ts:createReading': shared,
  'web/widget/sending.ts:createSender': shared,
  'web/widget/session.ts:createSession': shared,
  'web/widget/uploads.ts:createUploads': shared,
  'web/widget/view/composer.ts:createComposer': shared,
  'web/widget/view/contact.ts:createContact': shared,
  'web/widget/view/log.ts:createLog': shared,
  'web/widget/view/panel.ts:createPanel': listed,
  'web/widget/view/root.ts:createRoot': shared,
}
const largerDoors: Readonly<Record<string, string>> = {}

/** A function's lines, by indentation: the code is formatted, so its end stands below its beginning. */
const functionsOf = ({ file, text }: Source) => {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    if (!/(=>|\)(: [^=]+)?) \{$|^\s*(export )?(async )?function\*? .*\{$/.test(line)) return []
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    const end = lines.findIndex((one, at) => at > index && one.startsWith(`${indent}}`))
    return end < 0 ? [] : [{ name: `${file}:${nameOf(lines, index)}`, lines: end - index + 1 }]
  })
}

/** The nearest name above the opening brace: parameters may fill lines of their own. */
const nameOf = (lines: readonly string[], index: number): string => {
  for (let at = index; at >= 0 && at > index - 12; at -= 1) {
    const found = /(?:const|function\*?) (\w+)|^\s*(constructor)/.exec(lines[at] ?? '')
    if (found !== null) return found[1] ?? found[2] ?? ''
  }
  return `line ${index + 1}`
}

const codeLines = ({ text }: Source): number => {
  const code = withoutComments(text).replace(/^import\s[^;]*?from '[^']+'$/gms, '')
  return code.split('\n').filter((line) => line.trim() !== '').length
}

const unexpected = (found: readonly string[], exceptions: Readonly<Record<string, string>>) =>
  found.filter((one) => !(one in exceptions))
const unneeded = (found: readonly string[], exceptions: Readonly<Record<string, string>>) =>
  Object.keys(exceptions).filter((one) => !found.includes(one))

const expectOnly = (found: readonly string[], exceptions: Readonly<Record<string, string>>) => {
  expect(unexpected(found, exceptions)).toEqual([])
  expect(unneeded(found, exceptions), 'exceptions that are no longer needed').toEqual([])
}

describe('sizes', () => {
  test(`no file is longer than ${fileLinesMax} lines`, () => {
    const long = productSources().filter(({ text }) => text.split('\n').length > fileLinesMax)
    expectOnly(
      long.map(({ file }) => file),
      largerFiles,
    )
  })

  test(`no function is longer than ${functionLinesMax} lines`, () => {
    const long = productSources()
      .flatMap(functionsOf)
      .filter(({ lines }) => lines > functionLinesMax)
    expectOnly(
      long.map(({ name }) => name),
      largerFunctions,
    )
  })

  test(`no door has more than ${doorLinesMax} lines of code`, () => {
    const long = sourcesIn('functions/**/*.ts').filter((one) => codeLines(one) > doorLinesMax)
    expectOnly(
      long.map(({ file }) => file),
      largerDoors,
    )
  })

  test('are measured', () => {
    const body = Array.from({ length: 60 }, () => '  count += 1').join('\n')
    const text = `export const long = (\n  a: number,\n): void => {\n${body}\n}\n`
    expect(functionsOf({ file: 'x.ts', text })).toEqual([{ name: 'x.ts:long', lines: 62 }])
    expect(codeLines({ file: 'x.ts', text: `import {\n  a,\n} from 'a'\n\n// why\n${body}` })).toBe(
      60,
    )
  })
})

describe('names of files', () => {
  const forbidden = /(^|[-/])(managers?|helpers?|utils?|common|data|info|misc)(-|\.|\/)/
  const wrongNames = (files: readonly string[]) =>
    files.filter((file) => forbidden.test(file) || !/^[a-z0-9./-]+$/.test(file))

  test('say what is in them, in whole words, in kebab-case', () => {
    const files = [...productSources(), ...sourcesIn('{test,bench}/**/*.ts')].map(
      ({ file }) => file,
    )
    expect(wrongNames(files)).toEqual([])
  })

  test('are looked at', () => {
    const wrong = ['src/utils.ts', 'src/desk/date-helpers.ts', 'src/common/x.ts', 'src/desk/aB.ts']
    expect(wrongNames(wrong)).toEqual(wrong)
    expect(wrongNames(['src/desk/information.ts', 'src/desk/database.ts'])).toEqual([])
  })
})

describe('barrels', () => {
  test('there are none: what a file needs it takes from where it is', () => {
    const indexes = productSources().filter(({ file }) => /(^|\/)index\.ts$/.test(file))
    expect(indexes.map(({ file }) => file)).toEqual([])
  })

  test('imports name the file that they read', () => {
    const vague = productSources()
      .flatMap(importsOf)
      .filter(({ to }) => /^(src|functions|lib|local|bin)\//.test(to) && !/\.(ts|json)$/.test(to))
    expect(vague).toEqual([])
  })
})
