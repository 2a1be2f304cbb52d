import * as z from 'zod/mini'
import { teamsOf } from '../desk/policy.ts'
import { isInbound } from '../store/keys.ts'
import { policy } from '../store/policy.ts'
import { drain } from './assign.ts'
import { missTargets } from './escalate.ts'
import { fileKept } from './file-record.ts'
import { workDue } from './work-due.ts'

/** What the clock and relay ask for: a head that is due, a team's queue to give out, or those of an agent who has room. */
export const Chore = z.union([
  z.object({ pk: z.string(), sk: z.string() }),
  z.object({ drain: z.string(), correlation: z.optional(z.string()) }),
  z.object({ freed: z.string(), correlation: z.optional(z.string()) }),
])
export type Chore = z.infer<typeof Chore>

/** Works one chore; one that fails comes again. */
export const work = async (chore: Chore): Promise<void> => {
  if ('drain' in chore) {
    await drain(chore.drain)
    return
  }
  if ('freed' in chore) {
    for (const team of teamsOf(await policy(), chore.freed)) await drain(team)
    return
  }
  await workDue(chore, () => (isInbound(chore) ? fileKept(chore) : missTargets(chore)))
}
