import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { hashId } from '../platform/ids.ts'
import type { ChatAnswer } from './chat-api.ts'

const compress = promisify(gzip)

/** A browser asks again after this time, and is told when nothing has changed. */
const heldSeconds = 3600

interface Packed {
  readonly source: Buffer
  readonly packed: Buffer
  /** Changes with the source. */
  readonly etag: string
}
let last: Packed | undefined

/** Compressed and hashed once for all who ask. */
const packedOf = async (source: Buffer): Promise<Packed> => {
  if (last?.source === source) return last
  const etag = `"${hashId('script', source.toString())}"`
  last = { source, packed: await compress(source, { level: 9 }), etag }
  return last
}

/** What a browser says of what it has and can read. */
export interface Asking {
  readonly 'if-none-match'?: string | undefined
  readonly 'accept-encoding'?: string | undefined
}

/**
 * A script for pages of any origin, compressed where the browser reads that: API Gateway's HTTP API does not
 * compress by itself.
 */
export const scriptAnswer = async (source: Buffer, asking: Asking): Promise<ChatAnswer> => {
  const { packed, etag } = await packedOf(source)
  const headers = {
    etag,
    'cache-control': `public, max-age=${heldSeconds}`,
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'accept-encoding',
  }
  if (asking['if-none-match']?.includes(etag)) return { statusCode: 304, headers, body: '' }
  const ofScript = {
    ...headers,
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  }
  if (!/\bgzip\b/.test(asking['accept-encoding'] ?? '')) {
    return { statusCode: 200, headers: ofScript, body: source.toString() }
  }
  return {
    statusCode: 200,
    headers: { ...ofScript, 'content-encoding': 'gzip' },
    body: packed.toString('base64'),
    isBase64Encoded: true,
  }
}
