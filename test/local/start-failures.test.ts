import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTableBinary, startTableEmulator } from '../../local/emulators/dynamodb.ts'
import { openFolder } from '../../local/folder.ts'
import { listen } from '../../local/http.ts'
import { synthesize } from '../../local/synthesize.ts'
import { startSmallDesk } from './small-desk.ts'

const startFile = fileURLToPath(new URL('../../local/start.ts', import.meta.url))

const start = (...parameters: string[]) =>
  new Promise<{ code: number; out: string; error: string }>((resolve) => {
    execFile(process.execPath, [startFile, ...parameters], (failure, out, error) =>
      resolve({ code: Number(failure?.code ?? 0), out, error }),
    )
  })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warmline-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** One line, without a trace, and exit code 1. */
const expectSentence = (
  { code, out, error }: Awaited<ReturnType<typeof start>>,
  ...words: string[]
) => {
  expect({ code, lines: error.trim().split('\n').length, out }).toEqual({
    code: 1,
    lines: 1,
    out: '',
  })
  for (const word of words) expect(error).toContain(word)
}

describe('a start that cannot be says in one sentence what to do', () => {
  it('when the port is in use', async () => {
    const other = await listen(0, () => undefined)
    expectSentence(
      await start('--port', String(other.port)),
      `Port ${other.port} is in use`,
      '--port',
    )
    await other.close()
  })

  it('when the data folder is a file, or lies below one', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expectSentence(await start('--data', file, '--port', '0'), file, '--data DIR')
    expectSentence(await start('--data', join(file, 'below'), '--port', '0'), 'is a file')
  })

  it('when the data folder cannot be written', async () => {
    expectSentence(await start('--data', '/proc/warmline', '--port', '0'), 'cannot be used')
  })

  it('when the data folder holds something else, which --fresh would have emptied', async () => {
    const foreign = mkdtempSync(join(folder, 'foreign-'))
    writeFileSync(join(foreign, 'thesis.txt'), 'precious')
    const result = await start('--data', foreign, '--fresh', '--port', '0')
    expectSentence(result, "not a local desk's", '--data DIR')
  })

  it('when another desk uses the data folder', async () => {
    const data = join(folder, 'used')
    const open = openFolder(data, false)
    expectSentence(await start('--data', data, '--port', '0'), 'in use by another local desk')
    open.close()
  })

  it('when a file of the data folder is broken', async () => {
    const data = join(folder, 'broken')
    openFolder(data, false).close()
    writeFileSync(join(data, 'clock.json'), '{')
    expectSentence(await start('--data', data, '--port', '0'), 'clock.json', '--fresh')
  })

  it('when an option is wrong', async () => {
    expectSentence(await start('--prot', '1'), '--prot', '--help')
    expectSentence(await start('--port', 'http'), '--port takes a number')
    expectSentence(await start('--fresh'), '--data DIR')
  })

  it('when the emulator of the table is missing', () => {
    expect(() => findTableBinary('beos-riscv', '/nowhere')).toThrow(
      'The emulator of DynamoDB is missing: run npm ci again',
    )
  })

  it('when the table’s emulator that the environment names does not answer', async () => {
    await expect(startTableEmulator(undefined, 'http://127.0.0.1:9')).rejects.toThrow(
      'AWS_ENDPOINT_URL_DYNAMODB names http://127.0.0.1:9, where nothing answers',
    )
  })

  it('when the stack does not synthesize', async () => {
    const app = join(folder, 'app.mjs')
    writeFileSync(app, "console.error('stage must be short'); process.exit(1)")
    await expect(synthesize(join(folder, 'out'), {}, app)).rejects.toThrow(
      'The stack does not synthesize (stage must be short): run npm run synth',
    )
  })

  it('when the example desk is wrong, and closes what was begun', async () => {
    const command = join(folder, 'seed.mjs')
    writeFileSync(command, "console.error('team repair has no lead'); process.exit(1)")
    await expect(startSmallDesk({ seedCommand: command })).rejects.toThrow(
      'team repair has no lead',
    )
  })
})

it('the help says what there is', async () => {
  const { code, out } = await start('--help')
  expect(code).toBe(0)
  for (const option of ['--data', '--fresh', '--port', '--logs']) expect(out).toContain(option)
})
