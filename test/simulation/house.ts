import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'
import { type BuildOptions, build, type Plugin } from 'esbuild'

/** A fault put into the product's source on purpose: text that stands there once, and what takes its place. */
export interface Patch {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** What a copy of the house sees of the world: everything impure that its source can name. */
export interface Surroundings {
  readonly Date: DateConstructor
  readonly setTimeout: (run: () => void, milliseconds: number) => void
  readonly fetch: (url: string, init: RequestInit) => Promise<unknown>
  readonly AbortSignal: { readonly timeout: (milliseconds: number) => unknown }
  readonly process: {
    readonly env: Readonly<Record<string, string | undefined>>
    readonly stdout: { readonly write: (text: string) => boolean }
  }
  /** Stands in for a package or a module of Node's; undefined for what the house may have as it is. */
  readonly module: (name: string) => object | undefined
}

export type Door = (event: unknown, context: object) => Promise<unknown>

/** What a file of the house exports. */
export type Exports = Readonly<Record<string, unknown>>

export interface House {
  /**
   * Runs one file of the house anew with all that it needs, as a bundle runs in an environment of its own: with its
   * own module state, such as what it holds of the policy.
   */
  readonly open: (file: string, surroundings: Surroundings) => Exports
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Pure and without state, so that all copies share one: rules, shapes, and what comes from npm. */
const sharedPackage = /^(zod|@date-fns|@middy)\b/
const sharedFile = /\/src\/(desk\/[\w-]+|http\/([\w-]*shapes|cursor|list-place|query))\.ts$/

/** Puts the planted faults in as the files are read; one that does not fit its file is told. */
const patching = (patches: readonly Patch[]): Plugin => ({
  name: 'patching',
  setup: ({ onLoad }) => {
    if (patches.length === 0) return
    onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path: file }) => {
      const mine = patches.filter((patch) => path.join(root, patch.file) === file)
      if (mine.length === 0) return undefined
      const text = await readFile(file, 'utf8')
      return { contents: mine.reduce(patched, text), loader: 'ts' }
    })
  },
})

const patched = (text: string, { file, find, replace }: Patch): string => {
  const parts = text.split(find)
  if (parts.length !== 2) {
    throw new Error(`A planted fault must fit once, and fits ${parts.length - 1} times: ${file}`)
  }
  return parts.join(replace)
}

/** Takes what is shared out of a copy's own code; `load` says what stands in for it. */
const sharing = (load: (name: string) => string): Plugin => ({
  name: 'sharing',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /./ }, ({ path: wanted, resolveDir }) => {
      const name = wanted.startsWith('.') ? path.resolve(resolveDir, wanted) : wanted
      if (!sharedPackage.test(name) && !sharedFile.test(name)) return undefined
      return { path: name, namespace: 'shared' }
    })
    onLoad({ filter: /./, namespace: 'shared' }, ({ path: name }) => ({
      contents: load(name),
      loader: 'js',
    }))
  },
})

const outside: Plugin = {
  name: 'outside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(@aws-sdk\/|node:)/ }, ({ path: name }) => ({
      path: name,
      external: true,
    }))
  },
}

const common = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'silent',
} as const satisfies BuildOptions

/** The bundle of each file, by its place in the list. */
const bundles = async (
  files: readonly string[],
  plugins: readonly Plugin[],
): Promise<readonly string[]> => {
  const { outputFiles } = await build({
    ...common,
    entryPoints: files.map((file, at) => ({ in: file, out: String(at) })),
    outdir: root,
    plugins: [...plugins],
  })
  const textOf = (at: number) => outputFiles.find((file) => path.basename(file.path) === `${at}.js`)
  return files.map((_, at) => textOf(at)?.text ?? '')
}

/** One bundle of several modules, each exported under its place in the list, and the files that it was built of. */
const bundled = async (names: readonly string[], plugins: readonly Plugin[]) => {
  const contents = names.map((name, at) => `export * as m${at} from ${JSON.stringify(name)}`)
  const stdin = { contents: contents.join('\n'), resolveDir: root, loader: 'ts' as const }
  const { outputFiles, metafile } = await build({
    ...common,
    ...{ stdin, plugins: [...plugins], metafile: true },
  })
  return { code: outputFiles[0]?.text ?? '', files: new Set(Object.keys(metafile.inputs)) }
}

const require = createRequire(import.meta.url)

const parameters = ['module', 'require', '__shared', 'process', 'Date', 'setTimeout', 'fetch']

const compiled = (code: string, filename: string) =>
  new vm.Script(`(function (${parameters.join(', ')}, AbortSignal) {${code}\n})`, {
    filename,
  }).runInThisContext()

/** What all copies share, running. */
interface Shared {
  /** By name, what it exports. */
  readonly exports: ReadonlyMap<string, Exports>
  /** The files that it was built of. */
  readonly files: ReadonlySet<string>
}

const sharedNames = async (files: readonly string[]): Promise<readonly string[]> => {
  const found = new Set<string>()
  const note = (name: string): string => {
    found.add(name)
    return 'module.exports = {}'
  }
  await bundles(files, [sharing(note), outside])
  return [...found]
}

const runShared = async (names: readonly string[], patches: readonly Patch[]): Promise<Shared> => {
  const { code, files } = await bundled(names, [patching(patches)])
  const module = { exports: {} as Readonly<Record<string, Exports>> }
  compiled(code, 'shared.js')(module, require, undefined, process, Date)
  const exports = new Map(names.map((name, at) => [name, module.exports[`m${at}`] ?? {}]))
  return { exports, files }
}

/** By the files of the house, what its copies share as long as nothing is planted in that. */
const unpatched = new Map<string, Promise<Shared>>()

/** Built and warmed up once for all houses; a house gets its own only where a fault is planted in it. */
const sharedOf = async (
  files: readonly string[],
  patches: readonly Patch[],
): Promise<Shared['exports']> => {
  const key = files.join()
  const building = unpatched.get(key) ?? sharedNames(files).then((names) => runShared(names, []))
  unpatched.set(key, building)
  const shared = await building
  if (!patches.some(({ file }) => shared.files.has(file))) return shared.exports
  return (await runShared([...shared.exports.keys()], patches)).exports
}

/**
 * Builds the house from its sources, once; then each `open` runs a part of it anew in surroundings of its own.
 * Nothing of the product is replaced: what it sees of AWS, of time and of chance is.
 */
export const buildHouse = async (
  files: readonly string[],
  patches: readonly Patch[] = [],
): Promise<House> => {
  const shared = await sharedOf(files, patches)
  const standIn = (name: string): string =>
    [
      `const shared = __shared(${JSON.stringify(name)})`,
      // Some of zod's names are words of the language, which only an export clause may say.
      ...Object.keys(shared.get(name) ?? {}).map(
        (one, at) => `const s${at} = shared.${one}\nexport { s${at} as ${one} }`,
      ),
    ].join('\n')
  const codes = await bundles(files, [patching(patches), sharing(standIn), outside])
  const parts = new Map(files.map((file, at) => [file, compiled(codes[at] ?? '', file)]))
  return {
    open: (file, { module: instead, process: its, Date: clock, setTimeout: timer, ...rest }) => {
      const part = parts.get(file)
      if (part === undefined) throw new Error(`${file} was not built.`)
      const module = { exports: {} as Exports }
      const requires = (name: string): unknown => instead(name) ?? require(name)
      const take = (name: string) => shared.get(name)
      part(module, requires, take, its, clock, timer, rest.fetch, rest.AbortSignal)
      return module.exports
    },
  }
}
