import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { houseFolder } from '../synthesize.ts'

/** Somebody who comes to the desk again and again: who they are, and what they say after each answer. */
export interface Character {
  readonly name: string
  readonly channel: 'app' | 'chat' | 'mail'
  readonly locale: string
  readonly tier?: string
  /** Of a mail. */
  readonly subject?: string
  readonly says: readonly string[]
}

export const readCharacters = (): readonly Character[] =>
  JSON.parse(readFileSync(join(houseFolder, 'examples/life.json'), 'utf8'))
