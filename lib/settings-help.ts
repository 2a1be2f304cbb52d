/** What a setting may be, and how one is given on the command line. */
export interface SettingHelp {
  readonly allowed: string
  readonly example: string
}

/** What the `cdk` command itself keeps in the context under a plain name. */
const cdkNames: readonly string[] = ['acknowledged-issue-numbers', 'cli-telemetry']

/** The CDK's own keys hold a colon or a slash: flags, look-ups, and what is said to the toolkit. */
const isOfTheCdk = (name: string): boolean => /[:/]/.test(name) || cdkNames.includes(name)

export const wrongSetting = (name: string, given: unknown, help: SettingHelp): string =>
  `${name} ${given === undefined ? 'is missing' : `is ${JSON.stringify(given)}`}. ` +
  `It must be ${help.allowed}. For example: -c ${help.example}`

/** A sentence for each name that is neither a setting of ours nor a key of the CDK's. */
export const unknownSettings = (
  context: Readonly<Record<string, unknown>>,
  known: readonly string[],
): readonly string[] =>
  Object.keys(context)
    .filter((name) => !known.includes(name) && !isOfTheCdk(name))
    .map((name) => {
      const near = known.find((setting) => plain(setting) === plain(name))
      const advice = near === undefined ? `There are: ${known.join(', ')}` : `Did you mean ${near}?`
      return `${name} is not a setting. ${advice}`
    })

/** `mail-from` and `MAILFROM` both mean `mailFrom`. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '')

/** All that is wrong, as a person reads it on the terminal. */
export const settingsReport = (problems: readonly string[]): string =>
  [
    'Warmline was not synthesized, because of its settings:',
    ...problems.map((problem) => `  - ${problem}`),
    'All settings are explained in docs/deploy.md.',
  ].join('\n')
