import { hourMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { hashId } from '../platform/ids.ts'
import { overLimit } from '../store/limit.ts'

/**
 * Mails that the desk writes by itself to one address, in so many hours. Nobody opens so many cases; two machines that
 * answer each other, of which one does not say that it is one, would never end.
 */
const automaticMax = 10
/** Of answers to one subject: a machine seldom thinks of a new one. */
const sameSubjectMax = 3
const hours = 3

/** Whether this address has got its share of automatic mails; `subject` is that of the answer. */
export const automaticOverLimit = async (address: string, subject: string): Promise<boolean> => {
  const to = address.toLowerCase()
  const isOver = async (max: number, ...what: readonly string[]): Promise<boolean> => {
    const who = `automatic-${hashId('automatic', to, ...what)}`
    return (await overLimit(who, max, now(), hours * hourMilliseconds)) !== undefined
  }
  return (await isOver(sameSubjectMax, subject.toLowerCase())) || isOver(automaticMax)
}
