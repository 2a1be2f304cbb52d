import { hourMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { hashId } from '../platform/ids.ts'
import { overLimit } from '../store/limit.ts'

/**
 * Mails that the desk writes by itself to one address, in so many hours. Nobody opens so many cases; two machines that
 * answer each other, of which one does not say that it is one, would never end.
 */
const automaticMax = 10
const hours = 3

/** Whether this address has got its share of automatic mails. */
export const automaticOverLimit = async (address: string): Promise<boolean> => {
  const who = `automatic-${hashId('automatic', address.toLowerCase())}`
  return (await overLimit(who, automaticMax, now(), hours * hourMilliseconds)) !== undefined
}
