import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, writes } from './desk.ts'

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
