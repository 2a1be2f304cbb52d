import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file of the project, by its path from the project's folder. */
export interface Source {
  readonly file: string
  readonly text: string
}

export interface Import {
  readonly from: string
  /** The imported file from the project's folder, or the package's name. */
  readonly to: string
  readonly isTypeOnly: boolean
}

const root = path.join(import.meta.dirname, '../..')

export const sourcesIn = (...patterns: readonly string[]): readonly Source[] =>
  globSync([...patterns], { cwd: root })
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

/** Written by `npm run docs`, and read by nobody. */
const generated = new Set(['web/console/api/types.ts'])

/** All that is product: what is deployed, and what runs it on a laptop. */
export const productSources = (): readonly Source[] =>
  sourcesIn('{src,functions,lib,local,bin,web}/**/*.{ts,tsx}').filter(
    ({ file }) => !generated.has(file),
  )

const importForms = [
  /^(?:import|export)\s+(type\s)?([^'"]*?)\sfrom\s+'([^']+)'/gm,
  /^import\s+()()'([^']+)'/gm,
  /\bimport\(()()'([^']+)'\)/gm,
]

/** Every import of a file, also those that export at once and those at run time. */
export const importsOf = ({ file, text }: Source): readonly Import[] =>
  importForms.flatMap((form) =>
    [...text.matchAll(form)].map(([, type, names = '', to = '']) => ({
      from: file,
      to: to.startsWith('.') ? path.join(path.dirname(file), to) : to,
      isTypeOnly: type !== undefined && type !== '' ? true : onlyTypes(names),
    })),
  )

const onlyTypes = (names: string): boolean => {
  const inBraces = /^\{(.*)\}$/s.exec(names.trim())?.[1]
  if (inBraces === undefined) return false
  const each = inBraces.split(',').filter((name) => name.trim() !== '')
  return each.length > 0 && each.every((name) => name.trim().startsWith('type '))
}

/** The room of a file: `src/desk`, `functions`, `lib`, `local`, `bin`, `web`; undefined for a package. */
export const roomOf = (file: string): string | undefined => {
  const [first = '', second = ''] = file.split('/')
  if (first === 'src') return `src/${second}`
  return ['functions', 'lib', 'local', 'bin', 'web', 'test', 'bench'].includes(first)
    ? first
    : undefined
}

/** A file's text without what is said in comments. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

/** Where a pattern stands in the code of these files, as `file: what stands there`. */
export const findings = (sources: readonly Source[], pattern: RegExp): readonly string[] =>
  sources.flatMap(({ file, text }) =>
    [...withoutComments(text).matchAll(new RegExp(pattern, 'g'))].map(
      ([found]) => `${file}: ${found.trim()}`,
    ),
  )
