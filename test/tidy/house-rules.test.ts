import { describe, expect, test } from 'vitest'
import { findings, productSources, type Source, sourcesIn } from './sources.ts'

interface Rule {
  readonly says: string
  readonly where: () => readonly Source[]
  readonly never: RegExp
  /** Code that this rule must find. */
  readonly wrong: readonly string[]
  /** Code that it must let through. */
  readonly right: readonly string[]
  /** `file: what stands there` with the reason why it may. */
  readonly exceptions?: Readonly<Record<string, string>>
}

const deciding = () => sourcesIn('src/{desk,flows,http,mail,pages}/**/*.ts', 'functions/**/*.ts')
const inSrc = () => sourcesIn('{src,functions}/**/*.ts')

const rules: readonly Rule[] = [
  {
    says: 'the time is asked of the clock only; a given moment may be written as ISO 8601',
    where: deciding,
    never: /(?<!['"`])\bDate\b(?!\([^()]+(\([^()]*\))?[^()]*\)\.toISOString)[^\n]{0,20}/,
    wrong: ['Date.now()', 'new Date()', 'const at: Date', 'new Date(x).getTime()'],
    right: ['new Date(message.at).toISOString()', 'new TZDate(at, zone)', "'Date: '"],
  },
  {
    says: 'chance comes from ids.ts only',
    where: deciding,
    never: /Math\.random|randomBytes|randomUUID|randomInt|node:crypto/,
    wrong: ['Math.random()', "import { randomBytes } from 'node:crypto'"],
    right: ['randomId()'],
  },
  {
    says: 'the environment is read by settings.ts and log.ts only',
    where: () => inSrc().filter(({ file }) => !/^src\/platform\/(settings|log)\.ts$/.test(file)),
    never: /process\s*\.\s*env/,
    wrong: ['process.env.STAGE'],
    right: ['setting(settingNames.stage)'],
  },
  {
    says: 'AWS is called by platform and store only',
    where: () => [...deciding(), ...sourcesIn('src/channels/**/*.ts')],
    never: /@aws-sdk\/[a-z-]+|@smithy\/[a-z-]+/,
    wrong: ["import { SQSClient } from '@aws-sdk/client-sqs'"],
    right: ["import type { SQSEvent } from 'aws-lambda'"],
  },
  {
    says: 'the table is never scanned',
    where: () => sourcesIn('{src,functions,lib,bin}/**/*.ts'),
    never: /\bScan(Command)?\b|\.scan\(/,
    wrong: ['new ScanCommand({})', 'table.scan({})'],
    right: ['ScanIndexForward: false'],
  },
  {
    says: 'keys are written in keys.ts only',
    where: () => inSrc().filter(({ file }) => file !== 'src/store/keys.ts'),
    never:
      /['"`](thread|in|m|c|e|n|p|ticket|customer|identity|survey|once|agent|policy|counter|due|day|mail|word)#[^'"`]*/,
    wrong: ["sk.startsWith('in#')", '`thread#'],
    right: ['keys.inbound(thread, hash)', "'#p = :p'"],
  },
  {
    says: 'nothing is left for later, and no rule is switched off',
    where: () => [...productSources(), ...sourcesIn('{test,bench}/**/*.ts')].filter(notThis),
    never: /\b(TODO|FIXME|XXX)\b/,
    wrong: ["const text = 'TODO'"],
    right: ['const done = true'],
  },
  {
    says: 'every value has a type',
    where: () => [...productSources(), ...sourcesIn('{test,bench}/**/*.ts')].filter(notThis),
    never: /[:<,|]\s*any\b(?!\.)|\bas any\b|\bany\[\]/,
    wrong: ['(x: any)', 'x as any', 'Record<string, any>', 'const x: any[] = []'],
    right: ["'any word'", 'fc.anything()'],
  },
]

const notThis = ({ file }: Source): boolean => file !== 'test/tidy/house-rules.test.ts'

describe.each(rules)('$says', ({ where, never, wrong, right, exceptions = {} }) => {
  test('holds', () => {
    const found = findings(where(), never)
    expect(found.filter((one) => !(one in exceptions))).toEqual([])
    expect(Object.keys(exceptions).filter((one) => !found.includes(one))).toEqual([])
  })

  test('is a rule that can be broken', () => {
    for (const text of wrong) {
      expect(findings([{ file: 'x.ts', text }], never), text).not.toEqual([])
    }
    for (const text of right) expect(findings([{ file: 'x.ts', text }], never), text).toEqual([])
  })
})

describe('comments', () => {
  const everywhere = () =>
    [
      ...sourcesIn('{src,functions,lib,local,bin,web,test,bench}/**/*.ts', 'docs/**/*.md'),
      ...sourcesIn('*.{json,md,ts}', 'examples/**/*.yaml', 'local/**/*.json').filter(
        ({ file }) => file !== 'package-lock.json',
      ),
    ].filter(notThis)
  const said = (sources: readonly Source[], pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

  const switchedOff = /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/
  const unfinished = /\b(TODO|FIXME)\b/
  const machine = /(^|[\s'"`(=])\/(work|root|home\/\w+|Users\/\w+)\//m

  test('switch off no check, leave nothing for later, and name no place on one machine', () => {
    expect(said(everywhere(), switchedOff)).toEqual([])
    expect(said(everywhere(), unfinished)).toEqual([])
    expect(said(everywhere(), machine)).toEqual([])
  })

  test('would be found out', () => {
    const found = (text: string, pattern: RegExp) => said([{ file: 'x', text }], pattern)
    expect(found('// @ts-expect-error', switchedOff)).toEqual(['x'])
    expect(found('// TODO: later', unfinished)).toEqual(['x'])
    expect(found("read('/home/li/desk')", machine)).toEqual(['x'])
    expect(found('GET /work/now', machine)).toEqual(['x'])
    expect(found('functions/work/x', machine)).toEqual([])
  })
})
