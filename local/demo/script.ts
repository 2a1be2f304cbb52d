import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { houseFolder } from '../synthesize.ts'

/** A case to play: what the customer writes and when, and what the desk's people write. */
export interface Script {
  readonly id: string
  readonly timeZone: string
  /** Local time of the first message, `hh:mm`. */
  readonly startsAt: string
  readonly customer: {
    readonly name: string
    readonly email: string
    readonly locale: string
    readonly tier: string
  }
  /** `at`: seconds from the first message. */
  readonly messages: readonly { readonly at: number; readonly text: string }[]
  readonly ticket: { readonly type: string; readonly title: string }
  readonly dialogue: {
    readonly passedOn: string
    readonly thanks: string
    readonly repaired: string
    readonly comment: string
    readonly calledBack: string
  }
}

export const readScript = (name: string): Script =>
  JSON.parse(readFileSync(join(houseFolder, 'examples/cases', `${name}.json`), 'utf8')) as Script
