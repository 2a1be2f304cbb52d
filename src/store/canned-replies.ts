import * as z from 'zod/mini'
import { CannedReply } from '../desk/canned-reply.ts'
import { keys } from './keys.ts'
import { policyPointer } from './policy.ts'
import { readItem } from './read.ts'

const Part = z.object({ value: z.record(z.string(), CannedReply) })

/**
 * The canned replies of the policy in force. They stand beside its parts: only who writes replies reads them, and they
 * may be many.
 */
export const cannedReplies = async (): Promise<Readonly<Record<string, CannedReply>>> => {
  const { version, digest } = await policyPointer()
  const part = await readItem(Part, keys.policyAside(version, digest, 'cannedReplies'))
  return part?.value ?? {}
}
