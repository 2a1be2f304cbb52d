import type { Api } from './api.ts'
import type { Session } from './session.ts'

const repeatMs = 4000

/** Tells the agents that the visitor is typing: on the first letter, then every four seconds while it goes on. */
export const createTyping = (api: Api, session: Session): (() => void) => {
  let toldAt = Number.NEGATIVE_INFINITY
  return () => {
    // Before the first message there is nobody whom an agent could see typing.
    if (session.current() === undefined || performance.now() - toldAt < repeatMs) return
    toldAt = performance.now()
    // If it is lost, the next letters say it again.
    session.use((token) => api.typing(token)).catch(() => undefined)
  }
}
