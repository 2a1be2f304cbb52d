import { globSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { bundling } from '../../lib/bundling.ts'

const { metafile } = buildSync({
  ...bundling,
  entryPoints: ['src/platform/table.ts', ...globSync('functions/*/*.ts')],
  outdir: 'not-written',
  write: false,
  metafile: true,
})
/** What is in each bundle, by the file that it starts in. */
const bundles = new Map(
  Object.values(metafile.outputs).map(({ entryPoint, inputs }) => [
    entryPoint ?? '',
    Object.keys(inputs).join('\n'),
  ]),
)
const carriersOf = (part: RegExp): readonly string[] =>
  [...bundles].flatMap(([door, inputs]) => (part.test(inputs) ? door : [])).toSorted()

test('the table is reached with the credentials that a Lambda finds in its environment', () => {
  expect(bundles.size).toBeGreaterThanOrEqual(15)
  expect(bundles.get('src/platform/table.ts')).toContain('node_modules/@aws-sdk/client-dynamodb/')
  expect(bundles.get('src/platform/table.ts')).toContain('src/platform/lambda-credentials.ts')
})

test('no function carries the ways to find credentials that a Lambda never uses', () => {
  const ways = /credential-provider-(node|sso|ini|login|process|web-identity|http)\//
  expect(carriersOf(ways)).toEqual([])
})

test('no function carries event streams or the discovery of endpoints, which none of its calls uses', () => {
  expect(carriersOf(/event-streams\/|endpoint-cache\/|mnemonist/)).toEqual([])
})

test('only the functions that send mails carry the client for mails', () => {
  expect(carriersOf(/client-ses\//)).toEqual([
    'functions/queue/escalate.ts',
    'functions/queue/mail-out.ts',
    'functions/queue/survey.ts',
  ])
})
