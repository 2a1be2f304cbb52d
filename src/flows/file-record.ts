import { Inbound } from '../desk/inbound.ts'
import { isRefusal } from '../desk/refusal.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { sendToQueue } from '../platform/queues.ts'
import { isWorldFault, UnreadableItem } from '../store/faults.ts'
import { type Key, parsedPk } from '../store/keys.ts'
import { markParked } from '../store/park.ts'
import { kept } from '../store/queries/heads.ts'
import { parsed } from '../store/read.ts'
import { file } from './file.ts'

/**
 * Files what was kept, or parks it when the fault is its own: it goes to the parking queue with its key and a
 * reason, and is marked, so that it waits for a person and nothing waits for it.
 */
export const fileRecord = async (item: Readonly<Record<string, unknown>>): Promise<void> => {
  const key = { pk: String(item.pk), sk: String(item.sk) }
  await fileOrPark(key, String(item.correlation ?? ''), async () => parsed(Inbound, { ...item }))
}

/** The same for a message that the stream missed, as the clock found it. */
export const fileKept = async (key: Key): Promise<void> => {
  await fileOrPark(key, '', async () => {
    const found = await kept(key)
    return typeof found === 'string' ? undefined : found
  })
}

const fileOrPark = async (
  key: Key,
  correlation: string,
  read: () => Promise<Inbound | undefined>,
): Promise<void> => {
  try {
    const inbound = await read()
    if (inbound === undefined) return
    const result = await file(inbound)
    if (isRefusal(result)) await park(key, result.code, inbound.correlation)
  } catch (fault) {
    if (isWorldFault(fault)) throw fault
    await park(
      key,
      fault instanceof UnreadableItem ? 'unreadable-item' : 'fault',
      correlation,
      fault,
    )
  }
}

/** Told first and marked second: a crash between the two tells it twice, which harms nobody. */
const park = async (
  key: Key,
  reason: string,
  correlation: string,
  fault?: unknown,
): Promise<void> => {
  const at = now()
  log.error('Message parked', { correlation, thread: parsedPk(key).id, code: reason }, fault)
  await sendToQueue('parking', [{ body: { ...key, reason, correlation, at } }])
  await markParked(key, reason, at)
}
