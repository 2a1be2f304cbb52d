import type { Api } from './api.ts'
import type { Observable } from './observable.ts'
import type { Session } from './session.ts'
import type { ChatState } from './state.ts'
import type { Drawer } from './storage.ts'
import { unreadCount } from './thread.ts'

export const seenSlot = 'seen'
const toldSlot = 'told'
const againMs = 5000

interface SeenParts {
  readonly api: Api
  readonly session: Session
  readonly drawer: Drawer
  readonly state: Observable<ChatState>
}

export interface Seen {
  /** The visitor has the end of the talk before their eyes. */
  note(): void
  /** Counts again what is unread: new messages came, or another tab saw some. */
  count(): void
}

/** What the visitor has seen: for the number at the launcher, and as read receipts for the agents. */
export const createSeen = ({ api, session, drawer, state }: SeenParts): Seen => {
  let tellAgainAt = 0

  const count = (): void => {
    const unread = unreadCount(state.get().thread.items, drawer.read(seenSlot))
    if (unread !== state.get().unread) state.set({ unread })
  }

  /** Only an agent's message needs a receipt. One that fails is sent again with the next look. */
  const tell = async (): Promise<void> => {
    const { items, next } = state.get().thread
    const newest = [...items].reverse().find(({ from }) => from === 'agent')?.id
    if (newest === undefined || next === undefined || newest === drawer.read(toldSlot)) return
    if (performance.now() < tellAgainAt) return
    tellAgainAt = performance.now() + againMs
    try {
      await session.use((token) => api.seen(token, next))
      drawer.write(toldSlot, newest)
      tellAgainAt = 0
    } catch {
      // The next look after that calls again.
    }
  }

  return {
    count,
    note: () => {
      const last = state.get().thread.items.slice(-1)[0]?.id
      if (last === undefined) return
      if (last !== drawer.read(seenSlot)) drawer.write(seenSlot, last)
      count()
      void tell()
    },
  }
}
