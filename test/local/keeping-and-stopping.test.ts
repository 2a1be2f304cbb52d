import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAwsCall } from '../../local/aws-call.ts'
import { ask, partition, post, put, startSmallDesk, untilIdle } from './small-desk.ts'

let data: string
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'warmline-test-')), 'data')
})
afterEach(() => rmSync(join(data, '..'), { recursive: true, force: true }))

/** Processes whose command line names the text. */
const processesOf = (text: string): string[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(text))

const untilNone = async (text: string): Promise<string[]> => {
  for (let tries = 0; tries < 60 && processesOf(text).length > 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return processesOf(text)
}

const untilSome = async (text: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (processesOf(data).some((line) => line.includes(text))) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const apart = fileURLToPath(new URL('./run-small-desk.ts', import.meta.url))

const runApart = async () => {
  const child = spawn(process.execPath, [apart, data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await once(child.stdout, 'data')
  return { child, url: String(url).trim() }
}

const sendMail = (desk: Awaited<ReturnType<typeof startSmallDesk>>, subject: string) =>
  fetch(`${desk.running.endpoints.ses}/`, {
    method: 'POST',
    headers: { authorization: 'AWS4-HMAC-SHA256 x' },
    body: new URLSearchParams({
      Action: 'SendRawEmail',
      'Destinations.member.1': 'fang@desk.example',
      'RawMessage.Data': Buffer.from(
        `From: Desk <desk@desk.example>\r\nTo: Fang <fang@desk.example>\r\nX-Kind: escalation\r\nSubject: ${subject}\r\n\r\nLate.\r\n`,
      ).toString('base64'),
    }),
  })

describe('a desk with a data folder', () => {
  it('goes on after a restart where it was', async () => {
    const first = await startSmallDesk({ data })
    await put(first, 'before', '1', { kind: { S: 'inbound' } })
    await untilIdle(first)
    await post(first, '/_local/clock', { advanceSeconds: 3600 })
    await sendMail(first, 'Late')
    const token = (await ask(first, '/_local/token/lin')).text
    const sqs = createAwsCall('sqs', first.running.endpoints.sqs, 'us-east-1')
    const QueueUrl = `${first.running.endpoints.sqs}/000000000000/small-work-dead`
    await sqs('SendMessage', { QueueUrl, MessageBody: 'kept' })
    await first.stop()

    const second = await startSmallDesk({ data })
    expect((await ask(second, '/_local/clock')).body.offsetSeconds).toBe(3600)
    const [mail] = (await ask(second, '/_local/mails')).body
    expect(mail).toMatchObject({
      to: ['fang@desk.example'],
      from: '"Desk" <desk@desk.example>',
      subject: 'Late',
      headers: { 'x-kind': 'escalation' },
    })
    expect(mail.text.trim()).toBe('Late.')
    const headers = { authorization: `Bearer ${token}` }
    expect((await ask(second, '/v1/work', { headers })).status).toBe(200)
    expect((await ask(second, '/_local/queues')).body['small-work-dead'].visible).toBe(1)
    await put(second, 'after', '1', { kind: { S: 'inbound' } })
    await untilIdle(second)
    expect((await partition(second, 'seen')).map(({ of }) => of?.S)).toEqual(['before', 'after'])
    await second.stop()

    const third = await startSmallDesk({ data, fresh: true })
    expect((await ask(third, '/_local/mails')).body).toEqual([])
    expect((await ask(third, '/_local/clock')).body.offsetSeconds).toBe(0)
    expect(await partition(third, 'seen')).toEqual([])
    await third.stop()
  })

  it('takes up again soon what it held of a queue', async () => {
    const first = await startSmallDesk({ data })
    const queueOf = (desk: typeof first) => {
      const { sqs } = desk.running.endpoints
      return {
        call: createAwsCall('sqs', sqs, 'us-east-1'),
        QueueUrl: `${sqs}/000000000000/small-work-dead`,
      }
    }
    const { call, QueueUrl } = queueOf(first)
    await call('SendMessage', { QueueUrl, MessageBody: 'in hand' })
    await call('ReceiveMessage', { QueueUrl, VisibilityTimeout: 900 })
    await first.stop()
    const second = await startSmallDesk({ data })
    const again = queueOf(second)
    const { Messages } = await again.call<{ Messages?: { Body: string }[] }>('ReceiveMessage', {
      QueueUrl: again.QueueUrl,
      WaitTimeSeconds: 10,
    })
    expect(Messages?.map(({ Body }) => Body)).toEqual(['in hand'])
    await second.stop()
  })

  it('seeds at the desk’s own time', async () => {
    const first = await startSmallDesk({ data })
    await post(first, '/_local/clock', { advanceSeconds: 86_400 })
    await first.stop()
    const second = await startSmallDesk({ data })
    const [today, tomorrow] = await partition(second, 'seeded')
    const apart = Date.parse(tomorrow?.sk?.S ?? '') - Date.parse(today?.sk?.S ?? '')
    expect(apart).toBeGreaterThan(86_000_000)
    expect(tomorrow?.with?.S).toContain(`appUrl=${second.url}/_local/app/callback`)
    await second.stop()
  })
})

describe('when the desk ends', () => {
  it('no process is left, and a temporary folder is gone', async () => {
    const desk = await startSmallDesk()
    const { folder } = desk.running
    const { sqs } = desk.running.endpoints
    await desk.stop()
    expect(existsSync(folder)).toBe(false)
    await expect(fetch(`${sqs}/health`)).rejects.toThrow()
    await expect(fetch(`${desk.url}/_local/status`)).rejects.toThrow()
  })

  it('by Ctrl-C, it stops in order and leaves no process', async () => {
    const { child, url } = await runApart()
    child.kill('SIGINT')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(processesOf(data)).toEqual([])
    await expect(fetch(url)).rejects.toThrow()
  })

  it('by Ctrl-C in the middle of its start, nothing of it goes on', async () => {
    const child = spawn(process.execPath, [apart, data], { stdio: 'ignore' })
    await untilSome('--db-path')
    child.kill('SIGINT')
    await once(child, 'exit')
    expect(await untilNone(data)).toEqual([])
  })

  it('by being killed hard, nothing of it goes on, and the folder can be used again', async () => {
    const { child, url } = await runApart()
    expect(processesOf(data).length).toBeGreaterThan(1)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await untilNone(data)).toEqual([])
    await expect(fetch(url)).rejects.toThrow()
    const again = await startSmallDesk({ data })
    expect((await ask(again, '/_local/status')).body.ready).toBe(true)
    await again.stop()
  })

  it.each([0, 1, 2])(
    'by losing a process that guards its emulator (no. %i), the emulator ends too',
    async (number) => {
      const { child } = await runApart()
      const shells = processesOf(data).filter((line) => line.includes('/bin/sh'))
      expect(shells).toHaveLength(3)
      process.kill(Number(shells[number]?.trim().split(' ')[0]), 'SIGKILL')
      expect(await untilNone(`--db-path ${data}`)).toEqual([])
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(await untilNone(data)).toEqual([])
    },
  )

  it('another one beside it goes on', async () => {
    const [one, other] = await Promise.all([startSmallDesk(), startSmallDesk()])
    await put(one, 'wanted', '1', { kind: { S: 'inbound' } })
    await untilIdle(one)
    await one.stop()
    expect(await partition(other, 'seen')).toEqual([])
    expect((await ask(other, '/_local/status')).body.ready).toBe(true)
    await other.stop()
  })
})
