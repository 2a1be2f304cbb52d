import type { Observable } from './observable.ts'
import { isLost, type Problem } from './problem.ts'
import type { ChatState } from './state.ts'

export interface ConnectionWatch {
  good(): void
  /** @param failuresMin how many in a row make it news */
  bad(problem: Problem, failuresMin: number): void
}

/** Whether the desk answers, as the visitor is told. */
export const watchConnection = (state: Observable<ChatState>): ConnectionWatch => {
  let failures = 0
  return {
    good: () => {
      failures = 0
      if (state.get().connection !== 'good') state.set({ connection: 'good' })
    },
    bad: (problem, failuresMin) => {
      failures += 1
      if (problem.status === 401) state.set({ connection: 'signed-out' })
      else if (problem.status === 429) state.set({ connection: 'hurried' })
      else if (isLost(problem) && failures >= failuresMin) state.set({ connection: 'lost' })
    },
  }
}
