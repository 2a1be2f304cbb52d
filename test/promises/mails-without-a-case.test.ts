import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { limits } from '../../src/channels/mail/limits.ts'
import { dropUnreadMail } from '../../src/store/unread-mails.ts'
import { failNext } from './a-desk-at-work.ts'
import {
  bucketDoes,
  bucketIsWell,
  handsOver,
  keptOf,
  somebody,
  unread,
  useMails,
  type Written,
} from './arriving-mails.ts'

useMails()
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(async () => {
  bucketIsWell()
  for (const { receivedAt, id } of await unread()) await dropUnreadMail(receivedAt, id)
})

const fromSomebody = (change: Partial<Written> = {}): Written => ({ from: somebody(), ...change })

describe('a mail of which no case can be made is listed with the reason', () => {
  test.each<[string, string, Partial<Written>]>([
    ['no-inbox', 'is for no inbox', { recipients: ['nobody@desk.example'] }],
    ['virus', 'carries a virus', { virus: 'FAIL' }],
    ['too-large', 'is larger than the desk reads', { raw: new Uint8Array(limits.rawBytesMax + 1) }],
    ['no-header', 'has no header', { raw: '' }],
    ['no-object', 'lies in another bucket than the desk’s', { bucket: 'another' }],
  ])('%s: it %s', async (reason, _, change) => {
    const mail = fromSomebody(change)
    const id = await handsOver(mail)
    expect(await unread()).toMatchObject([{ id, reason, tries: 1 }])
    expect(await keptOf(mail.from)).toEqual([])
  })

  test('no-object: the bucket has it no more', async () => {
    bucketDoes(() => new Response('', { status: 404 }))
    await handsOver(fromSomebody())
    expect(await unread()).toMatchObject([{ reason: 'no-object' }])
  })

  test('fault: the desk itself went wrong over it, which a log tells and the list survives', async () => {
    failNext('PutItem', new TypeError('A fault of ours'))
    const mail = fromSomebody()
    const id = await handsOver(mail)
    const [listed] = await unread()
    expect(listed).toMatchObject({ id, reason: 'fault', tries: 1 })
    await handsOver(mail, { id, replay: { tries: 1 } })
    expect(await unread()).toEqual([])
    expect(await keptOf(mail.from)).toHaveLength(1)
  })

  test('and a replay that fails again counts the try and gives the reason of that day', async () => {
    const mail = fromSomebody({ virus: 'FAIL' })
    const id = await handsOver(mail)
    bucketDoes(() => new Response('', { status: 404 }))
    await handsOver(mail, { id, replay: { tries: 1 } })
    expect(await unread()).toMatchObject([{ id, reason: 'no-object', tries: 2 }])
  })
})

describe('a mail that cannot be read at this moment is tried again by the queue, and not listed', () => {
  const file = [
    'MIME-Version: 1.0',
    'Content-Type: application/pdf; name="a.pdf"',
    'Content-Disposition: attachment; filename="a.pdf"',
  ]

  test.each([
    ['answers that it is down', 'GET', 503],
    ['refuses the desk', 'GET', 403],
    ['does not take its file', 'PUT', 500],
    ['is gone when its file is put', 'PUT', 404],
  ])(
    'while the bucket %s',
    async (_, broken, status) => {
      const mail = fromSomebody({ head: file })
      bucketDoes((method) => (method === broken ? new Response('', { status }) : undefined))
      await expect(handsOver(mail)).rejects.toThrow(/^(S3 answered|There is no such bucket)/)
      expect(await unread()).toEqual([])
      expect(await keptOf(mail.from)).toEqual([])
      bucketIsWell()
      await handsOver(mail)
      expect(await keptOf(mail.from)).toHaveLength(1)
    },
    30_000,
  )

  test('while the bucket is not reached', async () => {
    const mail = fromSomebody()
    bucketDoes(() => {
      throw new TypeError('fetch failed')
    })
    await expect(handsOver(mail)).rejects.toThrow('S3 was not reached.')
    expect(await unread()).toEqual([])
  })

  test('while the table is too busy', async () => {
    const mail = fromSomebody()
    const busy = Object.assign(new Error('too busy'), {
      name: 'ProvisionedThroughputExceededException',
      $metadata: { httpStatusCode: 400 },
    })
    failNext('PutItem', busy)
    await expect(handsOver(mail)).rejects.toThrow('too busy')
    expect(await unread()).toEqual([])
  })
})
