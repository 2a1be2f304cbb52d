import { watchAbout } from './about.ts'
import type { Api } from './api.ts'
import { type Composing, contactSlot, createComposing } from './composing.ts'
import { watchConnection } from './connection.ts'
import type { Contact } from './contract.ts'
import { type Observable, observable } from './observable.ts'
import { openOutbox } from './outbox.ts'
import { outgoingOf, vanishedOf } from './outgoing.ts'
import { createPoller } from './polling.ts'
import { createReading, type Reading } from './reading.ts'
import { createSeen } from './seen.ts'
import { createSender } from './sending.ts'
import { createSession, type SessionParts } from './session.ts'
import { type ChatState, initialState } from './state.ts'
import { readJson } from './storage.ts'
import { watchWaking } from './waking.ts'

export interface ChatParts extends Omit<SessionParts, 'onRenewed'> {
  readonly isSignedIn: boolean
}

/** The chat without its looks: what is kept, sent and read. */
export interface Chat extends Pick<Reading, 'earlier' | 'freshUrl'>, Omit<Composing, 'readAgain'> {
  readonly api: Api
  readonly state: Observable<ChatState>
  /** Begins to read and to send. */
  start(): void
  setOpen(isOpen: boolean): void
  /** Asks the desk for what to show. */
  loadAbout(): void
  /** Tries at once; a message that was refused, again. */
  retry(id: string): void
  /** The visitor has the end of the talk before their eyes. */
  seen(): void
  stop(): void
}

export const createChat = (parts: ChatParts): Chat => {
  const { api, drawer, lock } = parts
  const state = observable<ChatState>({
    ...initialState,
    contact: readJson<Contact>(drawer, contactSlot),
    isCustomer: parts.isSignedIn,
  })
  const session = createSession({
    ...parts,
    onRenewed: () => state.set({ thread: { ...state.get().thread, next: undefined } }),
  })
  const outbox = openOutbox(drawer)
  const connection = watchConnection(state)
  const seen = createSeen({ api, session, drawer, state })
  const showOutgoing = (): void => {
    const { thread, outgoing } = state.get()
    for (const message of vanishedOf(outbox.list(), outgoing, thread.items)) outbox.put(message)
    state.set({ outgoing: outgoingOf(outbox.list(), outgoing, thread.items) })
  }
  const onRead = (): void => {
    connection.good()
    showOutgoing()
    seen.count()
  }
  const reading = createReading({ ...parts, session, outbox, state, onRead })
  const messages = createPoller({
    read: reading.read,
    onProblem: (problem) => connection.bad(problem, 2),
  })
  const about = watchAbout(api, state, connection)
  const sender = createSender({
    api,
    session,
    outbox,
    lock,
    onSent: () => {
      state.set({ isRetrying: false })
      connection.good()
      showOutgoing()
      messages.poke()
    },
    onProblem: (problem) => {
      state.set({ isRetrying: true })
      connection.bad(problem, 1)
    },
    onRefused: showOutgoing,
  })
  const onChanged = (): void => {
    showOutgoing()
    sender.kick()
  }
  const { readAgain, ...composing } = createComposing({
    api,
    session,
    drawer,
    outbox,
    state,
    onChanged,
  })
  const awake = (): void => {
    messages.poke()
    sender.kick()
    if (state.get().isOpen) about.poke()
  }
  const stopWatching = watchWaking({
    onAwake: awake,
    onOffline: () => state.set({ connection: 'lost' }),
  })
  const stopHearing = drawer.onChange((name) => {
    if (name.startsWith('lease/')) return
    readAgain()
    showOutgoing()
    seen.count()
    if (name.startsWith('outbox/')) sender.kick()
    if (/^(outbox\/|visitor)/.test(name)) messages.poke()
  })

  return {
    api,
    state,
    ...composing,
    earlier: reading.earlier,
    freshUrl: reading.freshUrl,
    seen: seen.note,
    start: () => {
      showOutgoing()
      awake()
    },
    setOpen: (isOpen) => {
      state.set({ isOpen })
      if (isOpen) awake()
    },
    loadAbout: about.poke,
    retry: (id) => {
      const found = outbox.list().find((one) => one.id === id)
      if (found?.state === 'refused') outbox.mark(id, { state: 'waiting' })
      onChanged()
    },
    stop: () => {
      // What is still on its way here must not count as seen.
      state.set({ isOpen: false })
      stopWatching()
      stopHearing()
      messages.stop()
      about.stop()
      sender.stop()
    },
  }
}
