import { globSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { bundling } from '../../lib/bundling.ts'

const bundlesOf = (entryPoints: readonly string[]) => {
  const { metafile } = buildSync({
    ...bundling,
    entryPoints: [...entryPoints],
    outdir: 'not-written',
    write: false,
    metafile: true,
  })
  return Object.values(metafile.outputs).map(({ inputs }) => Object.keys(inputs).join('\n'))
}

test('no function carries the ways to find credentials that a Lambda never uses', () => {
  const [table, ...doors] = bundlesOf(['src/platform/table.ts', ...globSync('functions/*/*.ts')])
  expect(table).toContain('node_modules/@aws-sdk/client-dynamodb/')
  expect(table).toContain('src/platform/lambda-credentials.ts')
  expect(doors.length).toBeGreaterThanOrEqual(12)
  for (const bundle of [table, ...doors])
    expect(bundle).not.toMatch(
      /credential-provider-(node|sso|ini|login|process|web-identity|http)\//,
    )
})

test('no function carries event streams or the discovery of endpoints, which none of its calls uses', () => {
  const doors = bundlesOf(globSync('functions/*/*.ts'))
  for (const bundle of doors)
    expect(bundle).not.toMatch(/event-streams\/|endpoint-cache\/|mnemonist/)
})
