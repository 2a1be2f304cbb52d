/** What the emulator of queues has inside, as far as it is touched here. */
interface Queue {
  readonly persistence?: { readonly transaction: (work: () => void) => void }
}

type Take = (this: Queue, ...given: unknown[]) => unknown

const isQueueKind = (kind: unknown): kind is { readonly prototype: { dequeue: Take } } =>
  typeof kind === 'function' && typeof kind.prototype?.dequeue === 'function'

/**
 * A message that was received too often moves to the dead letters. The emulator writes that as two changes, one
 * that deletes and one that inserts, and a kill between the two loses the message (one in about 3,000 moves, as
 * measured with kill -9). Here taking messages is one change, so that each is always in one queue or the other.
 */
export const makeMovesWhole = async (): Promise<void> => {
  // The package shows no other way to its queues than the file itself.
  const file = new URL('./sqs/sqsStore.js', import.meta.resolve('fauxqs'))
  const { SqsQueue: kind }: Record<string, unknown> = await import(file.href)
  if (!isQueueKind(kind))
    throw new Error(`${file.href} has no SqsQueue that takes messages: is it another fauxqs?`)
  const take = kind.prototype.dequeue
  kind.prototype.dequeue = function (...given) {
    if (!this.persistence) return take.apply(this, given)
    let taken: unknown
    this.persistence.transaction(() => {
      taken = take.apply(this, given)
    })
    return taken
  }
}
