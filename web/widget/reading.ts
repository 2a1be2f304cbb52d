import type { Api } from './api.ts'
import type { Page } from './contract.ts'
import type { Observable } from './observable.ts'
import type { Outbox } from './outbox.ts'
import { paceMs } from './pace.ts'
import { asProblem } from './problem.ts'
import type { Session } from './session.ts'
import type { ChatState } from './state.ts'
import { readEarlier, readNewest, readOn } from './thread.ts'

interface ReadingParts {
  readonly api: Api
  readonly session: Session
  readonly outbox: Outbox
  readonly state: Observable<ChatState>
  /** The page vouches for a customer, who may have written from another device. */
  readonly isSignedIn: boolean
  /** Messages were taken in. */
  readonly onRead: () => void
}

export interface Reading {
  /** Reads on; answers after how long to read again, or undefined if there is nobody to read for. */
  read(): Promise<number | undefined>
  earlier(): Promise<void>
  /** A fresh address of an attachment: the one that was read with the message has run out. */
  freshUrl(messageId: string, index: number): Promise<string | undefined>
}

const pageLength = 50
const pagesMax = 10

export const createReading = (parts: ReadingParts): Reading => {
  const { api, session, outbox, state } = parts
  let newestAt = 0

  const takeIn = (page: Page, after: string | undefined): void => {
    const { thread } = state.get()
    for (const { id, from } of page.items) if (from === 'customer') outbox.remove(id)
    if (page.items.length > 0) newestAt = performance.now()
    state.set({
      thread: after === undefined ? readNewest(thread, page) : readOn(thread, page),
      isLoaded: true,
      isTyping: page.isTyping === true,
      isCustomer: session.current()?.isCustomer === true,
    })
    parts.onRead()
  }

  const pageAfter = async (): Promise<{ page: Page; after: string | undefined }> => {
    let after: string | undefined
    try {
      const page = await session.use((token) => {
        // Asked here: a renewed token may have dropped the cursor.
        after = state.get().thread.next
        return api.read(token, after === undefined ? {} : { after })
      })
      return { page, after }
    } catch (error) {
      if (asProblem(error).status !== 400 || after === undefined) throw error
      // A cursor that the desk does not know: begin with the newest messages.
      state.set({ thread: { ...state.get().thread, next: undefined } })
      return pageAfter()
    }
  }

  return {
    read: async () => {
      if (session.current() === undefined && !parts.isSignedIn) {
        state.set({ isLoaded: true })
        return undefined
      }
      const { page, after } = await pageAfter()
      takeIn(page, after)
      if (after !== undefined && page.items.length >= pageLength) return 0
      return paceMs({
        pollAfterMs: page.pollAfterMs ?? 3000,
        isOpen: state.get().isOpen,
        isVisible: document.visibilityState === 'visible',
        idleMs: performance.now() - newestAt,
      })
    },
    earlier: async () => {
      const before = state.get().thread.earlier
      if (before === undefined) return
      const page = await session.use((token) => api.read(token, { before }))
      const { thread } = state.get()
      if (thread.earlier === before) state.set({ thread: readEarlier(thread, page) })
    },
    freshUrl: async (messageId, index) => {
      let before: string | undefined
      for (let pages = 0; pages < pagesMax; pages += 1) {
        const query = before === undefined ? {} : { before }
        const page = await session.use((token) => api.read(token, query))
        const found = page.items.find(({ id }) => id === messageId)
        if (found !== undefined) return found.attachments?.[index]?.url
        before = page.earlier
        if (before === undefined) return undefined
      }
      return undefined
    },
  }
}
