import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { commanded } from './command.ts'
import { caseOf, journey, logsOf, textsOf } from './desk.ts'
import { mailedTo, mails } from './mailing.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(() => lin().presence('online'))

const run = (...args: readonly string[]) => commanded(client(), 'bin/mails.ts', args)
const listed = async (...args: readonly string[]) =>
  (await run('list', '--json', ...args)).out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { id: string; reason: string; tries: number } => JSON.parse(line))

/** Applies the example desk with one more inbox for this address. */
const openInbox = async (address: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-mails-'))
  const file = join(folder, 'desk.yaml')
  const more = `  sales:\n    channel: mail\n    team: service\n    language: en\n    address: ${address}\n`
  writeFileSync(file, `${readFileSync('examples/desk.yaml', 'utf8')}${more}`)
  const set = `appUrl=${client().url}/_local/app/callback`
  expect((await commanded(client(), 'bin/desk.ts', ['apply', file, '--set', set])).code).toBe(0)
  rmSync(folder, { recursive: true })
  // A policy is read anew after 15 seconds.
  await client().wind(16)
}

const secret = 'Nobody but the desk may read this.'
const write = (name: string) =>
  mails(client(), {
    from: `${name} <${name.toLowerCase()}@weber.example>`,
    to: 'sales@desk.example',
    subject: 'An order',
    text: secret,
  })

describe('a mail of which no case can be made', () => {
  it('is kept and listed with the reason, and neither the list nor a log says what is in it', async () => {
    await write('Early')
    expect(await listed()).toMatchObject([{ reason: 'no-inbox', tries: 1 }])
    const said = await run('list')
    expect(said.out).toMatch(/no-inbox +1 try\n1 in all\.\n$/)
    const logs = [...(await logsOf(client())).values()].flat().join('\n')
    expect(logs).toContain('Mail not read')
    for (const text of [said.out, logs]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain('early@weber.example')
    }
  })

  it('is shown with whom it was for, what SES said and what to do', async () => {
    const [mail] = await listed()
    const { out, code } = await run('show', mail?.id.slice(0, 8) ?? '')
    expect(code).toBe(0)
    expect(out).toContain('for       sales@desk.example')
    expect(out).toContain('virus PASS')
    expect(out).toMatch(/object {4}s3:\/\/.+\/raw\//)
    expect(out).toContain('no-inbox: no inbox of the desk file has an address')
  })

  it('stays in the list, with one try more, while the cause is not mended', async () => {
    const [mail] = await listed()
    expect((await run('replay', mail?.id ?? '')).out).toContain('1 mail handed on')
    await client().settle()
    expect(await listed()).toMatchObject([{ reason: 'no-inbox', tries: 2 }])
  })

  it('becomes a case once the cause is mended, by its days; replayed twice it is still one message', async () => {
    await write('Later')
    await openInbox('sales@desk.example')
    const days = ['--from', '2020-01-01', '--to', '2099-01-01']
    expect((await run('replay', ...days, '--dry-run')).out).toContain(
      '2 mails would be tried again.',
    )
    expect(await listed()).toHaveLength(2)
    for (let count = 0; count < 2; count += 1) {
      expect((await run('replay', ...days, '--reason', 'no-inbox')).code).toBe(0)
    }
    await client().settle()
    expect(await listed()).toEqual([])
    expect((await run('list')).out).toMatch(/^Every mail between .+ was read\.\n$/)
    expect(await textsOf(client(), await caseOf(client(), { name: 'Early' }))).toEqual([secret])
    expect(await textsOf(client(), await caseOf(client(), { name: 'Later' }))).toEqual([secret])
  })
})

describe('the command', () => {
  it.each([
    [['replay'], 'replay takes ids, or both --from and --to'],
    [['show', 'abc'], 'abc is too short'],
    [['show', 'zzzzzzzz'], 'No mail zzzzzzzz is in the list of these days'],
    [['list', '--from', 'yesterday'], '--from yesterday is no moment'],
    [['list', '--limit', '0'], '--limit 0 is no number of mails'],
    [['allow', 'nobody'], 'nobody is no mail address'],
    [['activate'], 'The desk on this machine takes mails as it is'],
    [['send'], 'npm run mails knows list, show'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const { code, err } = await run(...args)
    expect(code).toBe(1)
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('says whom nothing is sent to, and lets an operator change that', async () => {
    const address = 'bounce+cli@simulator.amazonses.com'
    await mails(client(), { from: `Bounced <${address}>`, subject: 'Hello', text: 'Hello' })
    expect(await mailedTo(client(), address)).toHaveLength(1)
    expect((await run('suppressed', address, 'a@b.example')).out).toMatch(
      /suppressed since \S+: bounced\na@b\.example +gets mails\n/,
    )
    expect((await run('allow', address)).out).toContain('gets mails again')
    expect((await run('suppressed', address)).out).toContain('gets mails')
  })
})
