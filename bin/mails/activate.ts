import {
  DescribeActiveReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses'
import type { resourceNames } from '../../src/platform/names.ts'
import { UsageError } from '../stage.ts'
import { say } from './words.ts'

interface How {
  readonly isLocal: boolean
  readonly replaces: boolean
}

/** Only one rule set of a region is active: another one is replaced only where that is said. */
export const activate = async (
  { mailRules }: ReturnType<typeof resourceNames>,
  { isLocal, replaces }: How,
): Promise<void> => {
  if (isLocal) {
    throw new UsageError(
      'The desk on this machine takes mails as it is: name a stage, as --stage prod.',
    )
  }
  const client = new SESClient({})
  const { Metadata } = await client.send(new DescribeActiveReceiptRuleSetCommand({}))
  const active = Metadata?.Name
  if (active === mailRules) return say(`The rules ${mailRules} are active already.`)
  if (active !== undefined && !replaces) {
    throw new UsageError(
      `The rules ${active} are active in this region, and SES goes by one set only: look at them first, then repeat it with --replace.`,
    )
  }
  await client.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: mailRules }))
  say(
    `The rules ${mailRules} are active now${active === undefined ? '' : `, instead of ${active}`}.`,
  )
  say('Now write to an inbox: npm run mails -- check says what is missing where nothing comes.')
}
