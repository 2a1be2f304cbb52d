interface Watching {
  /** What the desk's last answer asked for. */
  readonly pollAfterMs: number
  readonly isOpen: boolean
  readonly isVisible: boolean
  /** Since the last message either way. */
  readonly idleMs: number
}

const closedMs = 15_000
const hiddenMs = 60_000
const idleMsMax = 10 * 60_000

/** How long to wait before the next read: nobody looks at a closed panel, and a talk that is over rarely goes on. */
export const paceMs = ({ pollAfterMs, isOpen, isVisible, idleMs }: Watching): number => {
  if (!isVisible) return Math.max(pollAfterMs, hiddenMs)
  if (isOpen) return pollAfterMs
  return Math.max(pollAfterMs, idleMs > idleMsMax ? hiddenMs : closedMs)
}
