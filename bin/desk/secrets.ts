import { secretFault } from '../../src/desk/inbox-secret.ts'
import type { SecretPlace } from '../../src/flows/inbox-secrets.ts'
import { UsageError } from '../stage.ts'
import type { SecretPrompt } from './secret-prompt.ts'

/** A secret that is not there yet, and what is known of its value so far. */
export interface NewSecret extends SecretPlace {
  readonly value: string | undefined
  /** Where the value comes from, for the person who applies the file. */
  readonly from: string
}

const prefix = 'WARMLINE_SECRET_'
const made = 'made by the desk'

/** `WARMLINE_SECRET_SITE_CUSTOMER_SECRET`: ids have no underscore, so that no two secrets share a variable. */
export const variableOf = ({ inbox, secret }: Pick<SecretPlace, 'inbox' | 'secret'>): string =>
  `${prefix}${inbox}_${secret}`.replaceAll('-', '_').toUpperCase()

/**
 * The secrets that are missing, with the values of those that the environment has. One that cannot be used is refused by
 * its variable's name, and so is a variable that no inbox has: a slip would have another secret made, for good.
 */
export const fromEnvironment = (
  needed: readonly SecretPlace[],
  missing: readonly SecretPlace[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly NewSecret[] => {
  const known = needed.map(variableOf)
  const faults = Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !known.includes(name))
    .map((name) => `${name} is the secret of no inbox; there are ${known.join(', ')}.`)
  const found = missing.map((place) => {
    const variable = variableOf(place)
    const value = environment[variable]
    const fault = value === undefined ? undefined : secretFault(place.secret, value)
    if (fault !== undefined) faults.push(`${variable} ${fault}`)
    return { ...place, value, from: value === undefined ? made : `from ${variable}` }
  })
  if (faults.length > 0) {
    throw new UsageError(`Nothing was changed.\n${faults.map((one) => `  ${one}`).join('\n')}`)
  }
  return found
}

/** Asks for each secret that has no value yet. An empty answer has one made, one that cannot be used is asked for again. */
export const askedFor = async (
  secrets: readonly NewSecret[],
  prompt: SecretPrompt,
): Promise<readonly NewSecret[]> => {
  const answered: NewSecret[] = []
  for (const one of secrets) {
    if (one.value === undefined) {
      const value = await answerTo(one, prompt)
      answered.push({ ...one, value, from: value === undefined ? made : 'as typed' })
    } else answered.push(one)
  }
  return answered
}

const answerTo = async (
  { inbox, secret }: SecretPlace,
  prompt: SecretPrompt,
): Promise<string | undefined> => {
  const question = `The ${secret} of ${inbox} (not shown; empty: one is made): `
  for (;;) {
    const value = (await prompt.ask(question)).trim()
    if (value === '') return undefined
    const fault = secretFault(secret, value)
    if (fault === undefined) return value
    prompt.say(`That ${fault}\n`)
  }
}

/** A line for each, with where its value comes from and never the value. */
export const secretsText = (secrets: readonly NewSecret[], isAsking: boolean): string =>
  secrets
    .map(({ parameter, from, value }) => {
      const said = value === undefined && isAsking ? 'asked for' : from
      return `  + ${parameter}: ${said}\n`
    })
    .join('')
