import * as z from 'zod/mini'
import { minuteMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { isInbound } from '../store/keys.ts'
import { pushBack } from '../store/push-back.ts'
import { drain } from './assign.ts'
import { missTargets } from './escalate.ts'
import { fileKept } from './file-record.ts'

/** What the clock and relay ask for: a head that is due, or a team's queue to give out. */
export const Chore = z.union([
  z.object({ pk: z.string(), sk: z.string() }),
  z.object({ drain: z.string(), correlation: z.optional(z.string()) }),
])
export type Chore = z.infer<typeof Chore>

/** From this receive on, a head that keeps failing is pushed back, so that nothing waits behind it. */
const pushedBackFrom = 3
const pushedBackMilliseconds = 15 * minuteMilliseconds

/** Works one chore; one that fails comes again, and after some tries later, while the alarm calls a person. */
export const work = async (chore: Chore, receives: number): Promise<void> => {
  if ('drain' in chore) {
    await drain(chore.drain)
    return
  }
  try {
    await (isInbound(chore) ? fileKept(chore) : missTargets(chore))
  } catch (fault) {
    if (receives >= pushedBackFrom) {
      log.error(
        'Due head pushed back',
        { code: chore.sk.split('#')[0] ?? '', tries: receives },
        fault,
      )
      await pushBack(chore, now() + pushedBackMilliseconds)
    }
    throw fault
  }
}
