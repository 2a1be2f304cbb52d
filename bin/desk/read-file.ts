import { readFile } from 'node:fs/promises'
import { type Document, LineCounter, parseDocument } from 'yaml'
import { deskFile } from '../../src/desk/desk-file.ts'
import type { DeskFileError } from '../../src/desk/desk-file-error.ts'
import type { Policy } from '../../src/desk/policy.ts'
import { UsageError } from '../stage.ts'

/** A desk file that was read: what it says, and how to tell where it says what. */
export interface ReadFile {
  readonly policy: Policy
  /** A refusal of it, each mistake with its line. */
  readonly refused: (errors: readonly DeskFileError[]) => UsageError
}

export const readDeskFile = async (file: string, sets: readonly string[]): Promise<ReadFile> => {
  const lines = new LineCounter()
  const document = parseDocument(withValues(await textOf(file), sets, file), { lineCounter: lines })
  const [wrong] = document.errors
  if (wrong !== undefined) {
    const line = wrong.linePos?.[0].line
    const [what] = wrong.message.split('\n')
    throw new UsageError(`${file}${line === undefined ? '' : `:${line}`}: ${what}`)
  }
  const refused = (errors: readonly DeskFileError[]): UsageError => {
    const said = errors.map(({ path, detail }) => {
      const line = lineOf(document, lines, path.split('.'))
      return `  ${file}${line === undefined ? '' : `:${line}`}: ${path || 'the file'}: ${detail}`
    })
    return new UsageError(`${file} was not applied; the desk stays as it is.\n${said.join('\n')}`)
  }
  const result = deskFile(document.toJS())
  if ('policy' in result) return { policy: result.policy, refused }
  throw refused(result.errors)
}

/** Where a value stands; of one that is not there, where what it belongs to stands. */
const lineOf = (
  document: Document,
  lines: LineCounter,
  path: readonly string[],
): number | undefined => {
  for (let length = path.length; length > 0; length -= 1) {
    const names = path.slice(0, length).map((name) => (/^\d+$/.test(name) ? Number(name) : name))
    const node = document.getIn(names, true) as { range?: readonly number[] } | undefined
    const [start] = node?.range ?? []
    if (start !== undefined) return lines.linePos(start).line
  }
  return undefined
}

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (fault) {
    throw new UsageError(`${file} cannot be read: ${(fault as NodeJS.ErrnoException).code}.`)
  }
}

const withValues = (text: string, sets: readonly string[], file: string): string => {
  const values = new Map(
    sets.map((one) => {
      const at = one.indexOf('=')
      if (at < 1)
        throw new UsageError(
          `--set ${one} is not NAME=VALUE, as --set appUrl=https://app.example.com/replies.`,
        )
      return [one.slice(0, at), one.slice(at + 1)] as const
    }),
  )
  return text.replace(/^(?!\s*#).*$/gm, (line) =>
    line.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = values.get(name)
      if (value === undefined) {
        throw new UsageError(`${file} needs \${${name}}: give it with --set ${name}=VALUE.`)
      }
      return JSON.stringify(value)
    }),
  )
}
