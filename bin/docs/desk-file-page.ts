import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { DeskFile } from '../../src/desk/desk-file.ts'
import { type Field, fieldsOf, isOptional } from './desk-file-fields.ts'
import { valuesOf } from './desk-file-values.ts'
import { presentTextsList } from './present-texts.ts'

const FieldWords = z.strictObject({
  /** What the field is, without its limits: those are in its shape. */
  is: z.string(),
  /** What it is counted in, or how it is written, where its shape cannot say so. */
  unit: z.optional(z.string()),
  /** As it stands in a desk file. */
  example: z.string(),
})

const DeskFileWords = z.strictObject({
  introduction: z.string(),
  sections: z.record(z.string(), z.string()),
  fields: z.record(z.string(), FieldWords),
})
export type DeskFileWords = z.infer<typeof DeskFileWords>

/** What a person is told of each field, and cannot be read from its shape. */
export const deskFileWords = (): DeskFileWords =>
  DeskFileWords.parse(
    parse(readFileSync(path.join(import.meta.dirname, 'desk-file-words.yaml'), 'utf8')),
  )

export const deskFileFields = (): readonly Field[] => fieldsOf(DeskFile)

/** The page of the desk file: what its shape says, with the words beside. Both must speak of the same fields. */
export const deskFilePage = (words: DeskFileWords = deskFileWords()): string => {
  const fields = deskFileFields()
  const sections = Object.entries(DeskFile.shape)
  compare(
    'sections',
    sections.map(([name]) => name),
    Object.keys(words.sections),
  )
  compare(
    'fields',
    fields.map((field) => field.path),
    Object.keys(words.fields),
  )
  return [
    words.introduction.trim(),
    ...sections.flatMap(([name, shape]) => [
      `## \`${name}\``,
      [words.sections[name]?.trim(), isOptional(shape) ? 'All of it may be left out.' : '']
        .filter(Boolean)
        .join(' '),
      tableOf(
        fields.filter((field) => field.path.startsWith(`${name}.`)),
        words,
      ),
      name === 'texts' ? presentTextsList() : '',
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

const compare = (
  what: 'sections' | 'fields',
  there: readonly string[],
  described: readonly string[],
): void => {
  const silent = there.filter((one) => !described.includes(one))
  const gone = described.filter((one) => !there.includes(one))
  const said = [
    ...(silent.length > 0 ? [`It says nothing of ${silent.join(', ')}.`] : []),
    ...(gone.length > 0 ? [`The desk file has no ${gone.join(', ')}.`] : []),
  ]
  if (said.length > 0) {
    throw new Error(`bin/docs/desk-file-words.yaml, ${what}: ${said.join(' ')}`)
  }
}

const tableOf = (fields: readonly Field[], words: DeskFileWords): string =>
  [
    '| field | needed | what it is | values | example |',
    '|---|---|---|---|---|',
    ...fields.map((field) => rowOf(field, words)),
  ].join('\n')

const rowOf = ({ path: field, shapes, needs }: Field, { fields }: DeskFileWords): string => {
  const { is, unit, example } = fields[field] ?? { is: '', unit: undefined, example: '' }
  const cells = [`\`${field}\``, needed(needs), is, valuesOf(shapes, unit), `\`${example.trim()}\``]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

const needed = (needs: Field['needs']): string =>
  [true, false]
    .flatMap((isNeeded) => {
      const same = needs.filter((need) => need.isNeeded === isNeeded)
      const kinds = same.flatMap(({ kind }) => (kind === undefined ? [] : [`\`${kind}\``]))
      const word = isNeeded ? 'yes' : 'no'
      if (same.length === 0) return []
      return [kinds.length === 0 ? word : `${kinds.join(', ')}: ${word}`]
    })
    .join('; ')
