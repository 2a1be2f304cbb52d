import type { World } from './world.ts'

const hour = 3_600_000

/** Lets time pass until this is done. */
export const settled = async <Value>({ time }: World, work: Promise<Value>): Promise<Value> => {
  let isDone = false
  const end = (): void => {
    isDone = true
  }
  work.then(end, end)
  await time.passUntil(time.now() + hour, () => isDone)
  if (!isDone) throw new Error('Something did not end within an hour.')
  return work
}
