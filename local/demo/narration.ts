import { isDeepStrictEqual } from 'node:util'
import type { Mail } from './answers.ts'

/** What the narrator says, one thing at a time. */
export type Line =
  | { readonly kind: 'step'; readonly number: number; readonly title: string }
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'said'; readonly who: string; readonly at: string; readonly text: string }
  | { readonly kind: 'mail'; readonly to: string; readonly subject: string; readonly text: string }
  | { readonly kind: 'checked'; readonly fact: string }

export interface Narrator {
  readonly step: (number: number, title: string) => void
  readonly tell: (text: string) => void
  /** Words as they were written; `at` is the local time. */
  readonly quote: (who: string, at: string, text: string) => void
  readonly mail: (mail: Mail) => void
  /** States a fact when it is one, and throws NotAsItShouldBe when it is not. */
  readonly check: (fact: string, found: unknown, wanted: unknown) => void
}

/** A fact that is none. It says what was found in its place. */
export class NotAsItShouldBe extends Error {
  override readonly name = 'NotAsItShouldBe'

  constructor(fact: string, found: unknown, wanted: unknown) {
    super(`Not so: ${fact}.\n  wanted ${JSON.stringify(wanted)}\n  found  ${JSON.stringify(found)}`)
  }
}

export const createNarrator = (show: (line: Line) => void): Narrator => ({
  step: (number, title) => show({ kind: 'step', number, title }),
  tell: (text) => show({ kind: 'told', text }),
  quote: (who, at, text) => show({ kind: 'said', who, at, text }),
  mail: ({ to, subject, text }) => show({ kind: 'mail', to: to.join(', '), subject, text }),
  check: (fact, found, wanted) => {
    if (!isDeepStrictEqual(found, wanted)) throw new NotAsItShouldBe(fact, found, wanted)
    show({ kind: 'checked', fact })
  },
})

/** Marks up text for a terminal. */
export type Paint = (style: 'bold' | 'dim' | 'green', text: string) => string

const width = 76

const mailBlock = ({ to, subject, text }: Extract<Line, { kind: 'mail' }>): string =>
  [`To:      ${to}`, `Subject: ${subject}`, '', ...text.split('\n')]
    .map((line) => `     │ ${line}`.trimEnd())
    .join('\n')

/** One line of the story as a person reads it. */
export const asText = (line: Line, paint: Paint): string => {
  switch (line.kind) {
    case 'step': {
      const heading = `── ${line.number} · ${line.title} `
      return `\n${paint('bold', heading)}${paint('dim', '─'.repeat(Math.max(3, width - heading.length)))}\n`
    }
    case 'told':
      return `   ${line.text.replaceAll('\n', '\n   ')}\n`
    case 'said':
      return `   ${paint('dim', line.at)}  ${line.who}: ${paint('bold', line.text)}\n`
    case 'mail':
      return `\n${mailBlock(line)}\n\n`
    case 'checked':
      return `   ${paint('green', '✓')} ${line.fact}\n`
  }
}
