import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, tableOf, textsOf, writes } from './desk.ts'

const { client } = journey()
beforeAll(async () => {
  await client().as('lin').presence('online')
})

const deadLettersFile = fileURLToPath(new URL('../../bin/dead-letters.ts', import.meta.url))

/** What `npm run dead-letters -- list` shows a person. */
const deadLetters = async (): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    deadLettersFile,
    'list',
    '--local',
    client().url,
  ])
  return stdout
}

const hash = 'p'.repeat(26)

/** Puts into a thread what a later version of the desk, or a slip of the hand, might leave there. */
const putPoison = async (thread: string) => {
  const table = await tableOf(client())
  await table.put({
    pk: { S: `thread#${thread}` },
    sk: { S: `in#${hash}` },
    kind: { S: 'inbound' },
    v: { N: '99' },
    correlation: { S: 'of-the-poison' },
    text: { S: 'nobody may read this in a queue' },
    dueKey: { S: 'due#0' },
    dueRank: { S: String(await client().now()).padStart(13, '0') },
  })
  return table
}

describe('a message that no version of the desk can read', () => {
  it('is parked with its key and a reason, and named by the dead-letters command', async () => {
    expect(await deadLetters()).toBe('Nothing is parked or dead.\n')
    const customer = newCustomer()
    await writes(client(), customer, 'before')
    const thread = (await caseOf(client(), customer)).split('.')[0] ?? ''
    const table = await putPoison(thread)
    await client().settle()
    const [item] = (await table.items(`thread#${thread}`)).filter(
      ({ sk }) => sk?.S === `in#${hash}`,
    )
    expect(item?.parkedFor?.S).toBe('unreadable-item')
    expect(item?.dueKey).toBeUndefined()
    const listed = await deadLetters()
    expect(listed).toContain('unreadable-item')
    expect(listed).toContain(`of thread ${thread}`)
    expect(listed).toContain('of-the-poison')
    expect(listed).not.toContain('nobody may read this')
  })

  it('holds up neither its own thread nor any other', async () => {
    const [one, other] = [newCustomer(), newCustomer()]
    await writes(client(), one, 'before')
    const conversation = await caseOf(client(), one)
    await putPoison(conversation.split('.')[0] ?? '')
    await client().send({ sender: one, text: 'after' })
    await client().send({ sender: other, text: 'elsewhere' })
    await client().settle()
    expect(await textsOf(client(), conversation)).toEqual(['before', 'after'])
    expect(await textsOf(client(), await caseOf(client(), other))).toEqual(['elsewhere'])
  })

  it('is not tried again and again: the clock leaves it alone', async () => {
    const parked = async () => {
      const { body } = await client().ask<Record<string, { visible: number }>>(
        'GET',
        '/_local/queues',
      )
      return body['warmline-local-parking']?.visible
    }
    const before = await parked()
    for (const seconds of [61, 121, 600]) {
      await client().wind(seconds)
      await client().settle()
    }
    expect(before).toBe(2)
    expect(await parked()).toBe(before)
  })
})
