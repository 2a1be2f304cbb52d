import { resolveMx } from 'node:dns/promises'
import {
  DescribeActiveReceiptRuleSetCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  type ReceiptRule,
  SESClient,
} from '@aws-sdk/client-ses'
import type { resourceNames } from '../../src/platform/names.ts'
import { UsageError } from '../stage.ts'
import { say } from './words.ts'

interface Finding {
  readonly isGood: boolean
  readonly what: string
  /** What to do where it is not. */
  readonly otherwise: string
}

/** Looks at everything that mail needs beside the stack; the exit code is 1 where something is missing. */
export const check = async (
  { mailRules }: ReturnType<typeof resourceNames>,
  isLocal: boolean,
): Promise<void> => {
  if (isLocal) {
    throw new UsageError(
      'The desk on this machine needs nothing of AWS: name a stage, as --stage prod.',
    )
  }
  const client = new SESClient({})
  const region = await client.config.region()
  const { Metadata, Rules = [] } = await client.send(new DescribeActiveReceiptRuleSetCommand({}))
  const active = Metadata?.Name
  const isActive = active === mailRules
  const findings: Finding[] = [
    {
      isGood: isActive,
      what: `the rules ${mailRules} are active`,
      otherwise: `${active ?? 'none'} is: npm run mails -- activate`,
    },
    ...(isActive ? await aboutDomains(client, domainsOf(Rules), region) : []),
    await aboutSandbox(client),
  ]
  for (const { isGood, what, otherwise } of findings) {
    say(isGood ? `ok       ${what}` : `missing  ${what} (${otherwise})`)
  }
  if (!isActive) say('What the domains need is looked at once the rules are active.')
  if (findings.some(({ isGood }) => !isGood)) process.exitCode = 1
}

const domainsOf = (rules: readonly ReceiptRule[]): readonly string[] => [
  ...new Set(
    rules
      .flatMap(({ Recipients = [] }) => Recipients)
      .map((one) => one.slice(one.indexOf('@') + 1)),
  ),
]

const aboutDomains = async (
  client: SESClient,
  domains: readonly string[],
  region: string,
): Promise<readonly Finding[]> => {
  const asked = { Identities: [...domains] }
  const [{ VerificationAttributes }, { DkimAttributes }] = await Promise.all([
    client.send(new GetIdentityVerificationAttributesCommand(asked)),
    client.send(new GetIdentityDkimAttributesCommand(asked)),
  ])
  const server = `inbound-smtp.${region}.amazonaws.com`
  const all = domains.map(async (domain): Promise<readonly Finding[]> => {
    const exchanges = await resolveMx(domain).catch(() => [])
    return [
      {
        isGood: VerificationAttributes?.[domain]?.VerificationStatus === 'Success',
        what: `${domain} is proved to be yours`,
        otherwise: `aws sesv2 create-email-identity --email-identity ${domain}, and make its DNS records`,
      },
      {
        isGood: DkimAttributes?.[domain]?.DkimVerificationStatus === 'Success',
        what: `mails of ${domain} are signed (DKIM)`,
        otherwise: 'make the three CNAME records that create-email-identity showed',
      },
      {
        isGood: exchanges.some(({ exchange }) => exchange.toLowerCase() === server),
        what: `mails to ${domain} go to SES`,
        otherwise: `make the DNS record ${domain} MX 10 ${server}`,
      },
    ]
  })
  return (await Promise.all(all)).flat()
}

/** What a new account may send in a day. */
const sandboxQuota = 200

/** The old API does not say it; the quota does. */
const aboutSandbox = async (client: SESClient): Promise<Finding> => {
  const { Max24HourSend = 0 } = await client.send(new GetSendQuotaCommand({}))
  return {
    isGood: Max24HourSend < 0 || Max24HourSend > sandboxQuota,
    what: 'the account may write to anybody',
    otherwise: `it may send ${Max24HourSend} mails a day, as in the sandbox: docs/channels/mail.md says how to leave it`,
  }
}
