import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { startFauxqs } from 'fauxqs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startBucketDoor } from '../../local/emulators/bucket-door.ts'
import { keepObject, linkTo, objectOf, uploadTo } from '../../src/platform/bucket.ts'

/** AWS's own client reads what the desk wrote: what it agrees with, S3 takes. */

const stops: (() => unknown)[] = []
let s3: S3Client
const place = (key: string) => ({ bucket: 'mails', key })
const file = (bytes: Uint8Array, name = 'a.pdf') => ({ bytes, name, contentType: 'text/plain' })

beforeAll(async () => {
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  })
  const emulator = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false })
  const door = await startBucketDoor(`http://127.0.0.1:${emulator.port}`)
  stops.push(emulator.stop, door.close)
  process.env.AWS_ENDPOINT_URL_S3 = door.url
  s3 = new S3Client({ endpoint: door.url, forcePathStyle: true })
  stops.push(() => s3.destroy())
  await s3.send(new CreateBucketCommand({ Bucket: 'mails' }))
})
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop()
})

const read = async (key: string) => {
  const found = await s3.send(new GetObjectCommand({ Bucket: 'mails', Key: key }))
  return { ...found, bytes: (await found.Body?.transformToByteArray()) ?? new Uint8Array() }
}
/** Bytes that show where they stand: a part at the wrong place would not be equal. */
const counted = (length: number) =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 16)) % 251)

describe('a file', () => {
  test('is there as it was, under a name of any letters, and is saved, not shown', async () => {
    const bytes = counted(1000)
    await keepObject(place('files/mails/ä b+c/0'), file(bytes, 'Rückgabe "发票".pdf'))
    const found = await read('files/mails/ä b+c/0')
    expect(Buffer.from(found.bytes).equals(bytes)).toBe(true)
    expect(found.ContentType).toBe('text/plain')
    expect(found.ContentDisposition).toBe(
      `attachment; filename="R_ckgabe ____.pdf"; filename*=UTF-8''R%C3%BCckgabe%20%22%E5%8F%91%E7%A5%A8%22.pdf`,
    )
    expect(await objectOf(place('files/mails/ä b+c/0'))).toEqual(bytes)
  })

  test('of several parts is put together in their order, and again replaces it', async () => {
    const bytes = counted(20 * 1024 * 1024 + 7)
    for (let count = 0; count < 2; count += 1) await keepObject(place('large'), file(bytes))
    const found = await read('large')
    expect(Buffer.from(found.bytes).equals(bytes)).toBe(true)
    expect(found.ContentDisposition).toContain('a.pdf')
  })

  test('that is not there is undefined', async () => {
    expect(await objectOf(place('nothing'))).toBeUndefined()
  })
})

describe('an address', () => {
  test('to read from gives the bytes, and asks for them to be saved unless they may be shown', async () => {
    await keepObject(place('link'), file(counted(10)))
    for (const isShown of [true, false]) {
      const link = { name: '发票.png', contentType: 'image/png', seconds: 60, isShown }
      const answer = await fetch(await linkTo(place('link'), link))
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/png')
      expect(answer.headers.get('content-disposition')).toMatch(
        isShown ? /^inline$/ : /^attachment; .+%E5%8F%91%E7%A5%A8\.png$/,
      )
    }
  })

  test('is good for its seconds, and signed', async () => {
    const url = new URL(
      await linkTo(place('link'), { name: 'a', contentType: 'a/b', seconds: 60, isShown: false }),
    )
    expect(url.searchParams.get('X-Amz-Expires')).toBe('60')
    expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/)
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('host')
  })

  test('to put to takes one file once, and signs its length, type and name', async () => {
    const said = { name: 'a.txt', contentType: 'text/plain', bytes: 10, seconds: 60 }
    const { url, headers } = await uploadTo(place('upload'), said)
    expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-disposition;content-length;content-type;host;if-none-match',
    )
    const put = (bytes: Uint8Array) =>
      fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
    expect((await put(counted(10))).status).toBe(200)
    expect((await put(new Uint8Array(10))).status).toBe(412)
    expect(await objectOf(place('upload'))).toEqual(counted(10))
  })
})

describe('a bucket that is not well', () => {
  let server: Server | undefined
  let endpoint: string | undefined
  beforeAll(() => {
    endpoint = process.env.AWS_ENDPOINT_URL_S3
  })
  afterEach(() => {
    server?.close()
    server = undefined
    process.env.AWS_ENDPOINT_URL_S3 = endpoint
  })
  /** Answers each request by its method and query. */
  const answering = async (answer: (asked: string) => readonly [number, string]) => {
    const asked: string[] = []
    server = createServer((request, response) => {
      const what = `${request.method} ${request.url}`
      asked.push(what)
      request.resume().on('end', () => {
        const [status, body] = answer(what)
        response.writeHead(status, { etag: '"part"' }).end(body)
      })
    })
    await new Promise<void>((done) => {
      server?.listen(0, '127.0.0.1', done)
    })
    const { port } = server.address() as AddressInfo
    process.env.AWS_ENDPOINT_URL_S3 = `http://127.0.0.1:${port}`
    return asked
  }
  const isWorldFault = (message: string) => expect.objectContaining({ name: 'WorldFault', message })

  test('is tried again before it is a fault of the world', async () => {
    const asked = await answering(() => [503, '<Error><Code>SlowDown</Code></Error>'])
    await expect(objectOf(place('a'))).rejects.toEqual(isWorldFault('S3 answered 503.'))
    expect(asked.length).toBeGreaterThan(2)
  })

  test('and one that is not reached is a fault of the world, too', async () => {
    await answering(() => [200, ''])
    server?.close()
    await expect(objectOf(place('a'))).rejects.toEqual(isWorldFault('S3 was not reached.'))
  })

  test('one that is not there is found out by a write, not taken for an empty one', async () => {
    await answering(() => [404, '<Error><Code>NoSuchBucket</Code></Error>'])
    await expect(keepObject(place('a'), file(counted(1)))).rejects.toEqual(
      isWorldFault('There is no such bucket: deploy again.'),
    )
  })

  test('says yes and means no at the end of a large file: the file is not kept', async () => {
    const asked = await answering((what) => {
      if (what.includes('uploads')) return [200, '<R><UploadId>up-1</UploadId></R>']
      return what.startsWith('POST')
        ? [200, '<Error><Code>InternalError</Code></Error>']
        : [200, '']
    })
    await expect(keepObject(place('a'), file(counted(9 * 1024 * 1024)))).rejects.toEqual(
      isWorldFault('S3 did not put an object together.'),
    )
    expect(asked).toEqual([
      'POST /mails/a?uploads=',
      'PUT /mails/a?partNumber=1&uploadId=up-1',
      'PUT /mails/a?partNumber=2&uploadId=up-1',
      'POST /mails/a?uploadId=up-1',
    ])
  })

  test('that names no upload is a fault of the world', async () => {
    await answering(() => [200, '<R></R>'])
    await expect(keepObject(place('a'), file(counted(9 * 1024 * 1024)))).rejects.toEqual(
      isWorldFault('S3 began no upload.'),
    )
  })
})
