import { createHash } from 'node:crypto'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Letter } from '../../src/flows/letter.ts'
import type { Findings, Found, LetterSource } from './found.ts'

/** Below this Lambda puts what it gives up. */
const Prefix = 'aws/lambda/'

/** What lies in the bucket of stream failures. Looking there hides nothing, so that nothing is given back. */
export const openBucket = (Bucket: string): LetterSource => {
  const client = new S3Client({})

  const read = async (Key: string): Promise<Letter | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
      return { place: 'given-up', body: (await Body?.transformToString()) ?? '' }
    } catch (fault) {
      if ((fault as Error).name === 'NoSuchKey') return undefined
      throw fault
    }
  }

  const found = (key: string, at: Date | undefined): Found => ({
    id: createHash('sha256').update(key).digest('hex').slice(0, 32),
    place: 'given-up',
    at: at?.toISOString() ?? '',
    read: () => read(key),
    remove: async () => {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },
  })

  const find = async (max: number, isStopped: () => boolean): Promise<Findings> => {
    const letters: Found[] = []
    let next: string | undefined
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken: next }),
      )
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        letters.push(found(Key, LastModified))
      }
      next = page.NextContinuationToken
    } while (next !== undefined && letters.length < max && !isStopped())
    const isCut = next !== undefined || letters.length > max
    return { letters: letters.slice(0, max), hidden: 0, isCut: isCut && !isStopped() }
  }

  const nothing = async () => undefined
  return { place: 'given-up', find, renew: nothing, giveBack: nothing }
}
