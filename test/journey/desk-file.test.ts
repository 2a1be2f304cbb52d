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

/** What `npm run desk -- apply` says to a person, and how it ends. */
const apply = (text: string, ...more: string[]): Promise<{ said: string; code: number }> => {
  const file = join(folder, 'desk.yaml')
  writeFileSync(file, text)
  const appUrl = `appUrl=${client().url}/_local/app/callback`
  const options = ['apply', file, '--local', client().url, '--set', appUrl, ...more]
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...options], (fault, stdout, stderr) =>
      resolve({ said: `${stdout}${stderr}`, code: Number(fault?.code ?? 0) }),
    )
  })
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
    expect(said).toContain('desk.timeZone: Shanghai is no time zone')
    expect((await apply(example)).said).toContain('Nothing to change')
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
