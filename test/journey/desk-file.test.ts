import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, writes } from './desk.ts'
import { secretOf } from './secret.ts'

const { client } = journey()
const folder = mkdtempSync(join(tmpdir(), 'warmline-desk-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const example = readFileSync('examples/desk.yaml', 'utf8')
const command = fileURLToPath(new URL('../../bin/desk.ts', import.meta.url))

const run = (
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ said: string; code: number }> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...localCredentials, ...environment }
    execFile(process.execPath, [command, ...options], { env }, (fault, stdout, stderr) =>
      resolve({ said: `${stdout}${stderr}`, code: Number(fault?.code ?? 0) }),
    )
  })
const localCredentials = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
}

/** What `npm run desk -- apply` says to a person, and how it ends. */
const apply = (
  text: string,
  ...more: readonly (string | Readonly<Record<string, string>>)[]
): Promise<{ said: string; code: number }> => {
  const file = join(folder, 'desk.yaml')
  writeFileSync(file, text)
  const appUrl = `appUrl=${client().url}/_local/app/callback`
  const options = more.filter((one) => typeof one === 'string')
  const [environment] = more.filter((one) => typeof one === 'object')
  return run(['apply', file, '--local', client().url, '--set', appUrl, ...options], environment)
}

/** The example without 林小雨, whose work goes to 方敏. */
const withoutLin = example
  .replace('members: [lin, fang]', 'members: [fang]')
  .replace(/ {2}lin:\n(?: {4}.*\n)+/, '')

describe('a desk file', () => {
  let conversation = ''
  beforeAll(async () => {
    await client().as('lin').presence('online')
    const customer = newCustomer()
    await writes(client(), customer, 'Is anybody there?')
    conversation = await caseOf(client(), customer)
  })

  it('that is applied again changes nothing', async () => {
    const { said, code } = await apply(example)
    expect(code).toBe(0)
    expect(said).toContain('Nothing to change')
  })

  it('with a wrong value is refused by name, and the desk stays as it is', async () => {
    const { said, code } = await apply(example.replace('Asia/Shanghai', 'Shanghai'))
    expect(code).toBe(1)
    const line = example.split('\n').findIndex((one) => one.includes('timeZone:')) + 1
    expect(said).toContain(`desk.yaml:${line}: desk.timeZone: Shanghai is no time zone`)
    expect((await apply(example)).said).toContain('Nothing to change')
  })

  it('is shown with what it changes before it changes anything, and only that where it is asked for', async () => {
    const other = example
      .replace('reopenHours: 72', 'reopenHours: 48')
      .replace('name: Oskar Lindgren', 'name: Oskar')
    const { said, code } = await apply(other, '--dry-run')
    expect(code).toBe(0)
    expect(said).toBe(
      'What changes on warmline-local:\n' +
        '  ~ conversations.reopenHours: 72 -> 48\n' +
        '  ~ agents.oskar.name: "Oskar Lindgren" -> "Oskar"\n',
    )
    expect((await apply(example)).said).toContain('Nothing to change')
  })

  it('of a deployed stage is not changed where nobody can be asked', async () => {
    const other = example.replace('reopenHours: 72', 'reopenHours: 48')
    const status = (await (await fetch(`${client().url}/_local/status`)).json()) as {
      endpoints: Record<string, string>
    }
    const environment = Object.fromEntries(
      Object.entries(status.endpoints).map(([service, url]) => [
        `AWS_ENDPOINT_URL_${service.toUpperCase()}`,
        url,
      ]),
    )
    const { said, code } = await apply(other, environment, '--stage', 'local')
    expect(code).toBe(1)
    expect(said).toContain('Nobody can be asked here: say --yes')
    expect((await apply(example)).said).toContain('Nothing to change')
  })

  it('is written back from what is in force: applied, that changes nothing', async () => {
    const { said, code } = await run(['show', '--local', client().url])
    expect(code).toBe(0)
    expect(said).toMatch(/^desk:\n/)
    expect(said).not.toMatch(/whsec_/)
    expect((await apply(said)).said).toContain('Nothing to change')
  })

  it('that is empty or is no YAML is refused in one sentence', async () => {
    expect((await apply('')).said).toContain('the file: Must be an object')
    const { said } = await apply('desk:\n  name: "Warmline\n')
    expect(said).toMatch(/desk\.yaml:\d+: Missing closing "quote[^\n]*\n$/)
  })

  it('with an option that there is not is refused in one sentence', async () => {
    const { said, code } = await apply(example, '--stge', 'prod')
    expect(code).toBe(1)
    expect(said).toBe("Unknown option '--stge': --help lists what there is.\n")
  })

  it('that leaves out an agent with an open case is refused, and says what to do', async () => {
    const { said, code } = await apply(withoutLin)
    expect(code).toBe(1)
    expect(said).toContain(
      'agents.lin: The agent has 1 open case: move what is open to somebody first.',
    )
    expect((await client().as('lin').work()).body.items).toHaveLength(1)
  })

  it('that leaves out a team with an open case is refused, also when nobody has the case', async () => {
    const renamed = example
      .replace('  service:\n', '  reception:\n')
      .replaceAll('team: service', 'team: reception')
    const { said, code } = await apply(renamed)
    expect(code).toBe(1)
    expect(said).toContain('teams.service: The team has open cases')
  })

  it('without that agent is in force once the case is done', async () => {
    expect((await client().as('lin').resolve(conversation)).status).toBe(200)
    await client().settle()
    const { said, code } = await apply(withoutLin)
    expect(code).toBe(0)
    expect(said).toContain('In force on warmline-local: version 2 (2 teams, 3 agents)')
  })
})

/** The example with all that it leaves out; each agent of the service has room for this many cases. */
const richWith = (capacity: number): string =>
  `${example
    .replace(
      /( {2}lin:\n(?: {4}.*\n)+?) {4}languages: .*\n {4}capacity: 8\n/,
      `$1    languages: [de]\n    skills: [broadband]\n    capacity: ${capacity}\n`,
    )
    .replace(
      /( {2}fang:\n(?: {4}.*\n)+?) {4}languages: .*\n {4}capacity: 20\n/,
      `$1    languages: [zh]\n    capacity: ${capacity}\n`,
    )
    .replace('    name: 暖线电视客服\n', '    name: 暖线电视客服\n    skills: [broadband]\n')}
texts:
  surveyPageThanks: { zh: 多谢 }
`

describe('a desk file that says all that it may', () => {
  it('is shown with it, put in force with it, and written back with it', async () => {
    const { said: plan } = await apply(richWith(1), '--dry-run')
    expect(plan).toContain('  + inboxes.site.skills: ["broadband"]\n')
    expect(plan).toContain('  ~ agents.fang.languages: ["zh","en"] -> ["zh"]\n')
    expect(plan).toContain('  + texts: {"surveyPageThanks":{"zh":"多谢"}}\n')
    expect((await apply(richWith(1))).said).toContain('In force on warmline-local: version 3')
    expect((await apply(richWith(1))).said).toContain('Nothing to change')
    const { said } = await run(['show', '--local', client().url])
    expect(said).toContain('escalatesTo: repair')
    expect((await apply(said)).said).toContain('Nothing to change')
  })

  it('tells whoever works there to which team a team escalates', async () => {
    await client().wind(16)
    const { body } = await client()
      .as('lin')
      .get<{ teams: readonly { id: string; escalatesTo?: string }[] }>('/desk')
    expect(body.teams.map(({ id, escalatesTo }) => [id, escalatesTo])).toEqual([
      ['repair', undefined],
      ['service', 'repair'],
    ])
  })

  it('gives what waits to who speaks the customer’s language, before who waited longer for work', async () => {
    await client().as('lin').presence('away')
    await client().as('fang').presence('online')
    await writes(client(), newCustomer({ locale: 'zh' }), '您好')
    await client().as('lin').presence('online')
    await writes(client(), newCustomer({ locale: 'de' }), 'Guten Tag')
    const waiting = newCustomer({ locale: 'de' })
    await writes(client(), waiting, 'Ist jemand da?')
    const titles = async (agent: string) =>
      (await client().as(agent).work()).body.items.map(({ title }) => title)
    expect(await titles('lin')).not.toContain(waiting.name)
    expect((await apply(richWith(2))).code).toBe(0)
    await client().wind(61)
    await client().settle()
    await client().wind(61)
    await client().settle()
    expect(await titles('lin')).toContain(waiting.name)
    expect(await titles('fang')).toHaveLength(1)
  })

  it('is refused with the line of an agent’s language that there is not', async () => {
    const wrong = richWith(2).replace('languages: [de]', 'languages: [jp]')
    const line = wrong.split('\n').findIndex((one) => one.includes('[jp]')) + 1
    expect((await apply(wrong)).said).toContain(`desk.yaml:${line}: agents.lin.languages.0: jp is`)
  })
})

describe('a new inbox', () => {
  const withShop = richWith(2).replace(
    '\ntexts:',
    '  shop:\n    channel: webchat\n    team: service\n    language: en\n    origins: [https://shop.example.com]\n\ntexts:',
  )
  const variable = 'WARMLINE_SECRET_SHOP_CUSTOMER_SECRET'
  const parameter = '/inboxes/shop/customer-secret'
  const value = 'a-secret-of-the-shop-that-is-long-enough'

  it('is not made with a secret of the environment that cannot be used, nor with one that nobody can type', async () => {
    const { said, code } = await apply(withShop, { [variable]: 'tiny' })
    expect(code).toBe(1)
    expect(said).toContain(`${variable} is too short`)
    expect(said).not.toContain('tiny')
    expect((await apply(withShop, '--ask-secrets')).said).toContain('Nobody can be asked')
    expect((await apply(richWith(2))).said).toContain('Nothing to change')
  })

  it('gets the secret that the environment has, and nobody is shown it; what is not given is made', async () => {
    const { said: plan } = await apply(withShop, '--dry-run', { [variable]: value })
    expect(plan).toContain(`${parameter}: from ${variable}\n`)
    const { said, code } = await apply(withShop, { [variable]: value })
    expect(code).toBe(0)
    expect(said).toContain(`${parameter} (from ${variable})\n`)
    expect(said).toContain('/inboxes/shop/signing-secret (made by the desk)\n')
    expect(plan + said).not.toContain(value)
    expect(await secretOf(client(), 'shop', 'customer-secret')).toBe(value)
    expect(await secretOf(client(), 'shop')).toMatch(/^whsec_/)
  })

  it('keeps it, whatever the environment has later', async () => {
    const { said } = await apply(withShop, { [variable]: `${value}-another` })
    expect(said).toContain('Nothing to change')
    expect(await secretOf(client(), 'shop', 'customer-secret')).toBe(value)
  })
})
