import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Stack } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { type BuildOptions, buildSync } from 'esbuild'
import { widgetCode } from '../web/widget/build.ts'

const projectRoot = path.join(import.meta.dirname, '..')

const standIn = (name: string): string => path.join(projectRoot, `src/platform/${name}.ts`)

/** How a door becomes one file: everything that it needs, the SDK included, and nothing else. */
export const bundling = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  // What libraries bring along and a Lambda of ours never runs.
  alias: {
    '@aws-sdk/credential-provider-node': standIn('lambda-credentials'),
    '@aws-sdk/endpoint-cache': standIn('no-endpoint-cache'),
    '@smithy/core/event-streams': standIn('no-event-streams'),
    postcss: standIn('no-style-sheets'),
  },
} as const satisfies BuildOptions

/** The files below `functions/` that a Lambda starts in. Others there are parts of one: they export no `handler`. */
const doors = (): readonly string[] =>
  globSync('functions/*/*.ts', { cwd: projectRoot }).filter((file) =>
    /^export const handler\b/m.test(readFileSync(path.join(projectRoot, file), 'utf8')),
  )

/** The code of a door: bundled, unless the CDK was told that this stack need not be (as tests do). */
export const codeOf = (stack: Stack, entry: string): Code =>
  stack.bundlingRequired ? Code.fromAsset(bundled(entry)) : Code.fromInline('// not bundled')

const bundled = (entry: string): string => {
  const bundle = path.join(bundledDoors(), withoutExtension(entry))
  if (existsSync(bundle)) return bundle
  throw new Error(`${entry} is no door: there is no file of this name with "export const handler".`)
}

/** The door that serves the chat widget: it finds it in a file beside its own. */
const visitorsDoor = 'functions/http/visitors.ts'

let folder: string | undefined

/**
 * All doors in one run of esbuild: a second or two, where `NodejsFunction` starts npx and esbuild for each
 * (0.4 s a door). The CDK copies what it needs from here into `cdk.out`.
 */
const bundledDoors = (): string => {
  if (folder !== undefined) return folder
  const made = mkdtempSync(path.join(tmpdir(), 'warmline-bundles-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  buildSync({
    ...bundling,
    entryPoints: doors().map((door) => ({ in: door, out: `${withoutExtension(door)}/index` })),
    outdir: made,
  })
  writeFileSync(path.join(made, withoutExtension(visitorsDoor), 'widget.js'), widgetCode())
  folder = made
  return made
}

const withoutExtension = (file: string): string => file.replace(/\.ts$/, '')
