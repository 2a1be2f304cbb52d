import { minuteMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { isWorldFault } from '../store/faults.ts'
import { type Key, parsedPk } from '../store/keys.ts'
import { pushBack } from '../store/push-back.ts'

/** As long as its queue takes to give a message up: the clock then brings it again, as a new message. */
const pushedBackMilliseconds = 15 * minuteMilliseconds

/**
 * Works something that is due. Where the fault is its own, it leaves the clock's way while its message is tried
 * again: else each minute would add one more that fails. What is wrong with the world is not held against it.
 */
export const workDue = async (key: Key, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (fault) {
    if (!isWorldFault(fault)) {
      log.error('Pushed back', about(key), fault)
      await pushBack(key, now() + pushedBackMilliseconds)
    }
    throw fault
  }
}

/** A survey's id stays out of the log: whoever has it may answer. */
const about = (key: Key) => {
  const { room: code, id } = parsedPk(key)
  return code === 'survey' ? { code } : { code, thread: id }
}
