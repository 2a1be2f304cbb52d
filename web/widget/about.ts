import type { Api } from './api.ts'
import type { ConnectionWatch } from './connection.ts'
import type { Observable } from './observable.ts'
import { createPoller, type Poller } from './polling.ts'
import { asProblem, isRefusal } from './problem.ts'
import type { ChatState } from './state.ts'

/** The desk lets its answer be held for a minute. */
const heldMs = 60_000

/** Keeps up with what the desk says of the inbox, while the chat is open: hours begin and end. */
export const watchAbout = (
  api: Api,
  state: Observable<ChatState>,
  connection: ConnectionWatch,
): Poller =>
  createPoller({
    read: async () => {
      try {
        state.set({ about: await api.about(), isUnavailable: false })
        connection.good()
      } catch (error) {
        if (!isRefusal(asProblem(error))) throw error
        state.set({ isUnavailable: true })
      }
      return state.get().isOpen ? heldMs : undefined
    },
    onProblem: (problem) => connection.bad(problem, 2),
  })
