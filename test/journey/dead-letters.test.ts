import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeGivenUp } from '../../local/sources/given-up.ts'
import { anInbound } from '../desk/a-desk.ts'
import { caseOf, journey, newCustomer, received, tableOf, textsOf, writes } from './desk.ts'
import { bucketOf, deadLetters, lay, listed, visibleIn, whileOthersLook } from './letters.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(async () => {
  await lin().presence('online')
})

const redrive = (...args: readonly string[]) => deadLetters(client(), ['redrive', ...args])

/** The clock comes twice: what is due is then worked. */
const wait = async (seconds = 61) => {
  for (const part of [seconds, 61]) {
    await client().wind(part)
    await client().settle()
  }
  await lin().presence('online')
}

/** Applies the example desk with one more inbox. */
const openInbox = async (inbox: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-letters-'))
  const file = join(folder, 'desk.yaml')
  const more = `  ${inbox}:\n    channel: webhook\n    team: service\n    language: zh\n    callback: \${appUrl}\n`
  writeFileSync(file, `${readFileSync('examples/desk.yaml', 'utf8')}${more}`)
  const set = `appUrl=${client().url}/_local/app/callback`
  const options = ['apply', file, '--local', client().url, '--set', set]
  await promisify(execFile)(process.execPath, ['bin/desk.ts', ...options])
  rmSync(folder, { recursive: true })
}

let threads = 0
/** What came in by an inbox, in a thread of its own, as it was kept. */
const aKept = async (inbox: string) => {
  threads += 1
  const thread = `${'abcdefg'[threads]}`.repeat(26)
  const name = `Customer of thread ${threads}`
  const kept = anInbound({
    ...{ thread, inbox, identity: `identity-${threads}`, correlation: `correlation-${threads}` },
    ...{ sender: { id: `user-${threads}`, name }, text: 'words of a customer' },
    receivedAt: await client().now(),
  })
  const image = { pk: `thread#${thread}`, sk: 'in#hash-1', ...kept }
  const table = await tableOf(client())
  await table.put(marshall(image, { removeUndefinedValues: true }))
  await client().settle()
  return { name, thread, image }
}

describe('a message that was parked because its inbox was missing', () => {
  it('is filed exactly once after the inbox was put back and its letter redriven', async () => {
    const { name, thread } = await aKept('kiosk')
    const [letter] = await listed(client())
    expect(letter).toMatchObject({ place: 'parking', reason: 'unknown-inbox', thread })
    await openInbox('kiosk')
    const { code, out } = await redrive('--all')
    expect(out).toContain('due now: the clock files it within 2 minutes')
    expect(code).toBe(0)
    await wait()
    const conversation = await caseOf(client(), { name })
    expect(await textsOf(client(), conversation)).toEqual(['words of a customer'])
    expect(await listed(client())).toEqual([])
  })

  it('is parked again, with a new letter, when it is redriven before', async () => {
    await aKept('shop')
    const [letter] = await listed(client())
    await redrive(letter?.id ?? '')
    await wait()
    const [again, ...others] = await listed(client())
    expect(others).toEqual([])
    expect(again).toMatchObject({ reason: 'unknown-inbox' })
    expect(again?.id).not.toBe(letter?.id)
    const { code, out } = await deadLetters(client(), ['discard', again?.id ?? ''])
    expect([code, out]).toEqual([0, expect.stringContaining('taken away from parking')])
    expect(await listed(client())).toEqual([])
  })

  it('and was filed meanwhile is not filed again: only its letter goes', async () => {
    const { name, thread } = await aKept('app')
    const conversation = await caseOf(client(), { name })
    const letter = { pk: `thread#${thread}`, sk: 'in#hash-1', reason: 'fault', correlation: 'c' }
    await lay(client(), 'parking', { ...letter, at: 1 }, { ...letter, at: 2 })
    const { code, out } = await redrive('--all', '--queue', 'parking')
    expect(code).toBe(0)
    expect(out).toContain('2  was filed already: only the letter is taken away')
    await wait()
    expect(await textsOf(client(), conversation)).toHaveLength(1)
    expect(await listed(client())).toEqual([])
  })
})

describe('an order that its worker failed at', () => {
  it('to tell the lead is carried out after redrive, once', async () => {
    const customer = newCustomer()
    await writes(client(), customer, 'Is anybody there?')
    const conversation = await caseOf(client(), customer)
    const at = await client().now()
    const late = { target: 'first-response', at, dueAt: at, correlation: 'c', team: 'service' }
    await lay(client(), 'escalate-dead', { ...late, conversation, agent: 'lin' })
    const before = (await client().mails()).length
    const { out } = await redrive('--all', '--queue', 'escalate')
    expect(out).toContain('1 of 1 redriven, 0 stay.')
    await client().settle()
    const mails = (await client().mails()).slice(before)
    expect(mails).toMatchObject([{ to: ['fang@desk.example'] }])
    expect(await redrive('--all')).toMatchObject({ code: 0, out: 'Nothing is parked or dead.\n' })
    await client().settle()
    expect(await client().mails()).toHaveLength(before + 1)
  })

  it('to send a reply is not carried out twice when the reply was sent meanwhile', async () => {
    const customer = newCustomer()
    await writes(client(), customer, 'A question')
    const conversation = await caseOf(client(), customer)
    await lin().reply(conversation, 'An answer', `reply-${conversation}`)
    await client().settle()
    const [thread] = conversation.split('.')
    await lay(client(), 'deliver-dead', { thread, episode: 1, seq: 2 })
    const [letter] = await listed(client())
    const { out: shown } = await deadLetters(client(), ['show', letter?.id.slice(0, 8) ?? ''])
    expect(shown).toContain('delivery sent')
    await redrive('--all')
    await client().settle()
    expect(await received(client(), customer.id)).toHaveLength(1)
  })

  it('to send a survey is not carried out twice, and nobody learns from it how to answer', async () => {
    const customer = newCustomer({ name: 'Ann Unsaid' })
    await writes(client(), customer, 'A question that nobody may read')
    const conversation = await caseOf(client(), customer)
    await lin().reply(conversation, 'An answer', `reply-${conversation}`)
    await lin().resolve(conversation)
    await client().settle()
    await wait(12 * 60)
    const mailsTo = async () =>
      (await client().mails()).filter(({ to }) => to.includes(customer.email))
    const [mail] = await mailsTo()
    const survey = /\/s\/([a-z2-7]{26})/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(survey).not.toBe('')
    await lay(client(), 'survey-dead', { survey })
    const [letter] = await listed(client())
    const said = [
      await deadLetters(client(), ['list']),
      await deadLetters(client(), ['list', '--json']),
      await deadLetters(client(), ['show', letter?.id ?? '']),
      await deadLetters(client(), ['show', letter?.id ?? '', '--json']),
      await redrive('--all'),
    ]
    const all = said.map(({ out, err }) => out + err).join('\n')
    expect(all).toContain('state sent')
    for (const secret of [survey, 'Ann Unsaid', customer.email, 'nobody may read', customer.id]) {
      expect(all).not.toContain(secret)
    }
    await wait()
    expect(await mailsTo()).toHaveLength(1)
  })
})

describe('a batch that a reader of the stream gave up', () => {
  it('is worked record by record, and then taken from the bucket', async () => {
    const { name, thread, image } = await aKept('closed')
    const [letter] = await listed(client())
    await deadLetters(client(), ['discard', letter?.id ?? ''])
    await openInbox('closed')
    const at = await client().now()
    const missed = {
      ...{ pk: `thread#${thread}`, sk: 'e#000001#00000002#00', kind: 'event', effect: 'escalate' },
      ...{ type: 'target.missed', target: 'next-response', at, dueAt: at, correlation: 'c' },
      ...{ team: 'service', conversation: `${thread}.1` },
    }
    const images = [image, missed].map((item) => marshall(item, { removeUndefinedValues: true }))
    const { key, body } = describeGivenUp({
      source: { id: 'mapping', functionArn: 'arn:aws:lambda:us-east-1:0:function:Relay' },
      records: images.map((NewImage) => ({ eventName: 'INSERT', dynamodb: { NewImage } })),
      ...{ streamArn: 'stream', shardId: 'shard', tries: 9, isTooOld: true, now: Date.now() },
    } as unknown as Parameters<typeof describeGivenUp>[0])
    const bucket = await bucketOf(client())
    await bucket.put(key, body)
    const [batch] = await listed(client(), '--queue', 'given-up')
    expect(batch).toMatchObject({ reason: 'record-age-exceeded', records: 2, function: 'Relay' })
    const { code, out } = await redrive(batch?.id.slice(0, 13) ?? '')
    expect(out).toContain('1  due now: the clock files it within 2 minutes')
    expect(out).toContain('1  handed to its worker again')
    expect(code).toBe(0)
    expect(await bucket.has(key)).toBe(false)
    await wait()
    const conversation = await caseOf(client(), { name })
    expect(await textsOf(client(), conversation)).toEqual(['words of a customer'])
  })
})

describe('looking at what failed', () => {
  it('hides nothing: what was listed and shown is there for everybody at once', async () => {
    await lay(client(), 'deadlines-dead', { drain: 'nobody' }, { drain: 'nobody' })
    const first = await listed(client())
    expect(first).toHaveLength(2)
    expect(await visibleIn(client(), 'deadlines-dead')).toBe(2)
    await deadLetters(client(), ['show', first[0]?.id ?? ''])
    await redrive('--all', '--dry-run')
    expect(await visibleIn(client(), 'deadlines-dead')).toBe(2)
    expect((await listed(client())).map(({ id }) => id)).toEqual(first.map(({ id }) => id))
  })

  it('says what it cannot see because somebody else looks at it', async () => {
    await whileOthersLook(client(), 'deadlines-dead', async () => {
      const { out, err } = await deadLetters(client(), ['list', '--queue', 'deadlines'])
      expect(out).toBe('Nothing that fits is parked or dead.\n')
      expect(err).toContain('About 2 more lie there')
    })
  })

  it('shows a part by queue and by reason', async () => {
    await lay(client(), 'parking', { pk: 'ticket#9', sk: 'head', reason: 'not-relayed', at: 1 })
    expect(await listed(client(), '--queue', 'parking')).toMatchObject([{ place: 'parking' }])
    expect(await listed(client(), '--reason', 'not-relayed')).toMatchObject([{ ticket: 9 }])
    const { out } = await deadLetters(client(), ['list', '--reason', 'fault'])
    expect(out).toBe('Nothing that fits is parked or dead.\n')
  })
})

describe('a letter that cannot be worked', () => {
  it('stays with the reason, while the others go on, and the command says that it failed', async () => {
    const { code, out } = await redrive('--all')
    expect(code).toBe(1)
    expect(out).toContain('2  handed to its worker again')
    expect(out).toContain('stays: what it is about is no longer in the table')
    expect(out).toContain('2 of 3 redriven, 1 stay.')
    expect(await listed(client())).toMatchObject([{ reason: 'not-relayed' }])
    await deadLetters(client(), ['discard', (await listed(client()))[0]?.id ?? ''])
  })

  it('because AWS is in trouble stays as it was, and is told by the name of the fault', async () => {
    const { thread } = await aKept('nowhere')
    // As often as the client tries.
    await client().fail({ kind: 'throttle', times: 4, operation: 'UpdateItem' })
    const { code, out } = await redrive('--all')
    expect(code).toBe(1)
    expect(out).toContain('stays: ProvisionedThroughputExceededException')
    expect(await listed(client())).toMatchObject([{ thread, reason: 'unknown-inbox' }])
    await deadLetters(client(), ['discard', (await listed(client()))[0]?.id ?? ''])
  })

  it('or is not there is told in one sentence', async () => {
    const { code, err } = await redrive('0123456789ab')
    expect(code).toBe(1)
    expect(err).toMatch(/^No letter is called 0123456789ab\. .*`list` shows what there is\.\n$/)
    expect((await redrive('everything')).err).toContain('everything is no id')
    expect((await redrive()).err).toContain('redrive needs ids')
    const discarded = await deadLetters(client(), ['discard', '--all'])
    expect([discarded.code, discarded.err]).toEqual([
      1,
      expect.stringContaining('discard needs ids'),
    ])
  })
})

describe('more letters than anybody reads', () => {
  const many = 1040
  beforeAll(async () => {
    const bodies = Array.from({ length: many }, () => ({ drain: 'nobody' }))
    await lay(client(), 'deadlines-dead', ...bodies)
  })

  it('are listed to their end', async () => {
    expect(await listed(client(), '--limit', '5000')).toHaveLength(many)
    const { err } = await deadLetters(client(), ['list'])
    expect(err).toContain('There are more')
    expect(await visibleIn(client(), 'deadlines-dead')).toBe(many)
  })

  it('are left alone when the person interrupts: what was not worked shows at once', async () => {
    const { code, err } = await deadLetters(client(), ['redrive', '--all'], (said) =>
      said.includes(`100 of ${many}`),
    )
    expect(code).toBe(130)
    const left = Number(/Interrupted: (\d+) of 1040 were not touched/.exec(err)?.[1])
    expect(left).toBeGreaterThan(0)
    expect(await visibleIn(client(), 'deadlines-dead')).toBe(left)
  })

  it('are redriven to their end', async () => {
    const left = await visibleIn(client(), 'deadlines-dead')
    const { code, out } = await redrive('--all')
    expect(out).toContain(`${left} of ${left} redriven, 0 stay.`)
    expect(code).toBe(0)
    await client().settle()
    expect(await listed(client())).toEqual([])
  })
})
