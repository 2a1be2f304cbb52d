import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAwsCall } from '../../local/aws-call.ts'
import { createClock } from '../../local/clock.ts'
import { openMailStore } from '../../local/emulators/mail-store.ts'
import { startQueuesAndMail } from '../../local/emulators/queues-and-mail.ts'
import { openFolder } from '../../local/folder.ts'
import { startScheduler } from '../../local/schedules/scheduler.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warmline-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a script that kills itself, and answers the signal that ended it. */
const untilKilled = async (script: string): Promise<unknown> => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [path, folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [, signal] = await once(child, 'exit')
  return signal
}

describe('killed at the worst moment', () => {
  it('a message on its way to the dead letters lies in one of the two queues', async () => {
    expect(await untilKilled('./killed-in-a-move.ts')).toBe('SIGKILL')
    const { queuesUrl, stop } = await startQueuesAndMail('us-east-1', folder)
    const sqs = createAwsCall('sqs', queuesUrl, 'us-east-1')
    const found: string[] = []
    for (const queue of ['work', 'dead']) {
      const QueueUrl = `${queuesUrl}/000000000000/${queue}`
      const answer = await sqs<{ Messages?: { Body: string }[] }>('ReceiveMessage', { QueueUrl })
      found.push(...(answer.Messages ?? []).map(({ Body }) => Body))
    }
    expect(found).toEqual(['precious'])
    await stop()
  })

  it('a mail of which half is written down is not listed, and keeps nobody from starting', async () => {
    expect(await untilKilled('./killed-while-writing.ts')).toBe('SIGKILL')
    expect(readdirSync(folder).length).toBeGreaterThan(1)
    expect((await openMailStore(folder)).list()).toEqual([])
  })
})

describe('the clock', () => {
  it('is written down before anybody lives at the new time, so that it never goes back', () => {
    const kept = openFolder(folder, false)
    const lived: number[] = []
    const clock = createClock({
      ...kept,
      writeJson: (name, value) => {
        lived.push(clock.offsetMilliseconds())
        kept.writeJson(name, value)
      },
    })
    clock.advance(600)
    expect(lived).toEqual([0])
    expect(createClock(kept).offsetMilliseconds()).toBe(600_000)
    kept.close()
  })
})

describe('a schedule', () => {
  it('that a kill met while its function ran fires again after the next start', async () => {
    const kept = openFolder(folder, false)
    const clock = createClock(kept)
    const arn = 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/Tick'
    const plan = { name: 'Tick', arn, expression: 'rate(1 minute)', functionName: 'Tick' }
    const common = { plans: [plan], clock, folder: kept, log: () => undefined }
    const never = new Promise(() => undefined)
    const first = startScheduler({ ...common, invoke: () => never })
    void first.advance(61)
    void first.stop()
    await new Promise((resolve) => setTimeout(resolve, 50))
    const second = startScheduler({ ...common, invoke: async () => undefined })
    expect(await second.advance(0)).toEqual(['Tick'])
    expect(await second.advance(0)).toEqual([])
    await second.stop()
    kept.close()
  })
})
