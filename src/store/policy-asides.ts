import * as z from 'zod/mini'
import { CannedReply } from '../desk/canned-reply.ts'
import { View } from '../desk/view.ts'
import { keys } from './keys.ts'
import { policyPointer } from './policy.ts'
import { readItem } from './read.ts'

/** Parts of the policy in force that stand beside the others: few functions read them, and they may be large. */

/** What is written once and used again, for who writes replies. */
export const cannedReplies = (): Promise<Readonly<Record<string, CannedReply>>> =>
  aside('cannedReplies', CannedReply)

/** Lists that agents look at often. */
export const views = (): Promise<Readonly<Record<string, View>>> => aside('views', View)

const aside = async <Shape extends z.ZodMiniType>(
  name: string,
  shape: Shape,
): Promise<Readonly<Record<string, z.output<Shape>>>> => {
  const { version, digest } = await policyPointer()
  const Part = z.object({ value: z.record(z.string(), shape) })
  return (await readItem(Part, keys.policyAside(version, digest, name)))?.value ?? {}
}
