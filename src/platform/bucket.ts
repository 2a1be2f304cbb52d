import { AwsClient } from 'aws4fetch'
import { given } from './settings.ts'
import { WorldFault } from './world-fault.ts'

/** A place in S3. */
export interface BucketKey {
  readonly bucket: string
  readonly key: string
}

export interface FileToKeep {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** What a browser saves it as. */
  readonly name: string
}

/** S3 takes up to 5 GB in one request, and wants parts of 5 MiB at least; smaller requests are worth trying again. */
const partBytes = 8 * 1024 * 1024

/** Lambda renews its credentials by a new start, so that they are read once. */
let held: AwsClient | undefined
const client = (): AwsClient => {
  held ??= new AwsClient({
    accessKeyId: given('AWS_ACCESS_KEY_ID'),
    secretAccessKey: given('AWS_SECRET_ACCESS_KEY'),
    sessionToken: given('AWS_SESSION_TOKEN'),
    region: given('AWS_REGION'),
    service: 's3',
    retries: 3,
  })
  return held
}

/** The SDK's own setting for another address of S3: buckets then stand in the path. */
const addressOf = ({ bucket, key }: BucketKey): URL => {
  const endpoint = given('AWS_ENDPOINT_URL_S3')
  const path = key.split('/').map(encodeURIComponent).join('/')
  return new URL(
    endpoint === ''
      ? `https://${bucket}.s3.${given('AWS_REGION')}.amazonaws.com/${path}`
      : `${endpoint}/${bucket}/${path}`,
  )
}

type Call = Parameters<AwsClient['fetch']>[1]

/** What S3 answered; anything but a yes is the world's fault, and so is a connection that failed. */
const ask = async (url: URL, call: Call = {}): Promise<Response> => {
  const answer = await client()
    .fetch(url, call)
    .catch((cause: unknown) => {
      throw new WorldFault('S3 was not reached.', { cause })
    })
  if (answer.ok || answer.status === 404) return answer
  await answer.body?.cancel()
  throw new WorldFault(`S3 answered ${answer.status}.`)
}

/** The bytes of an object; undefined where there is none. */
export const objectOf = async (place: BucketKey): Promise<Uint8Array | undefined> => {
  const answer = await ask(addressOf(place))
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
  await answer.body?.cancel()
  return undefined
}

/** What S3 answered to a write: there is a bucket, or the deployment is wrong. */
const written = async (url: URL, call: Call): Promise<Response> => {
  const answer = await ask(url, call)
  if (answer.ok) return answer
  throw new WorldFault('There is no such bucket: deploy again.')
}

/** Keeps a file: it is there whole, or not at all. The same one again replaces it. */
export const keepObject = async (place: BucketKey, file: FileToKeep): Promise<void> => {
  const headers = {
    'content-type': file.contentType,
    'content-disposition': dispositionOf(file.name),
  }
  if (file.bytes.length > partBytes) return keepInParts(place, file.bytes, headers)
  const body = new Uint8Array(file.bytes)
  await (await written(addressOf(place), { method: 'PUT', headers, body })).body?.cancel()
}

const keepInParts = async (
  place: BucketKey,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<void> => {
  const address = (query: Readonly<Record<string, string>>): URL => {
    const url = addressOf(place)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return url
  }
  const begun = await written(address({ uploads: '' }), { method: 'POST', headers })
  const uploadId = /<UploadId>([^<]+)</.exec(await begun.text())?.[1]
  if (uploadId === undefined) throw new WorldFault('S3 began no upload.')
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += partBytes) {
    const partNumber = String(parts.length + 1)
    const body = new Uint8Array(bytes.subarray(from, from + partBytes))
    const part = await written(address({ partNumber, uploadId }), { method: 'PUT', body })
    const tag = part.headers.get('etag') ?? ''
    await part.body?.cancel()
    parts.push(`<Part><PartNumber>${partNumber}</PartNumber><ETag>${tag}</ETag></Part>`)
  }
  const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
  const ended = await written(address({ uploadId }), { method: 'POST', body })
  // S3 may answer 200 and say in the body that it failed.
  if (/<Error[\s>]/.test(await ended.text())) {
    throw new WorldFault('S3 did not put an object together.')
  }
}

export interface Link {
  readonly name: string
  readonly contentType: string
  readonly seconds: number
  /** Whether a page may show it, as it may a picture. */
  readonly isShown: boolean
}

/**
 * An address under which whoever has it can read the object for so long. It is saved and never shown as a page, since
 * a customer chose what is in it; a picture is one whatever its bytes say.
 */
export const linkTo = async (
  place: BucketKey,
  { name, contentType, seconds, isShown }: Link,
): Promise<string> => {
  const url = addressOf(place)
  url.searchParams.set('X-Amz-Expires', String(seconds))
  const disposition = isShown ? 'inline' : dispositionOf(name)
  url.searchParams.set('response-content-disposition', disposition)
  url.searchParams.set('response-content-type', contentType)
  return (await client().sign(url, { aws: { signQuery: true } })).url
}

export interface Upload {
  readonly name: string
  readonly contentType: string
  readonly bytes: number
  readonly seconds: number
}

/**
 * An address to which whoever has it can put one file of this length and type, once, for so long. A browser sets the
 * length by itself; the other headers it must send as they are given.
 */
export const uploadTo = async (
  place: BucketKey,
  { name, contentType, bytes, seconds }: Upload,
): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }> => {
  const url = addressOf(place)
  url.searchParams.set('X-Amz-Expires', String(seconds))
  const headers = {
    'content-type': contentType,
    'content-disposition': dispositionOf(name),
    // What was sent with a message is what is read later: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
    'if-none-match': '*',
  }
  const signed = await client().sign(url, {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(bytes) },
    aws: { signQuery: true, allHeaders: true },
  })
  return { url: signed.url, headers }
}

/** RFC 6266, with the plain name that old programs read. */
const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^ -~]|["\\%]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
