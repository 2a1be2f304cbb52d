import type { About, Contact } from './contract.ts'
import type { Outgoing } from './outgoing.ts'
import { emptyThread, type Thread } from './thread.ts'
import type { Upload } from './uploads.ts'

/** `lost`: nobody answers. `hurried`: more was sent than the desk takes. `signed-out`: the page's token is refused. */
export type Connection = 'good' | 'lost' | 'hurried' | 'signed-out'

/** All that the widget shows. */
export interface ChatState {
  readonly isOpen: boolean
  /** Undefined until the desk has answered. */
  readonly about: About | undefined
  /** The desk knows no such inbox, or this page may not use it. */
  readonly isUnavailable: boolean
  readonly thread: Thread
  /** False while there may be a talk that was not read yet. */
  readonly isLoaded: boolean
  /** What was written here and not yet read back, in its order. */
  readonly outgoing: readonly Outgoing[]
  /** A message got no answer, and is tried again. */
  readonly isRetrying: boolean
  readonly isTyping: boolean
  readonly connection: Connection
  readonly unread: number
  readonly contact: Contact | undefined
  /** A customer need not say who they are. */
  readonly isCustomer: boolean
  readonly draft: string
  readonly uploads: readonly Upload[]
}

export const initialState: ChatState = {
  isOpen: false,
  about: undefined,
  isUnavailable: false,
  thread: emptyThread,
  isLoaded: false,
  outgoing: [],
  isRetrying: false,
  isTyping: false,
  connection: 'good',
  unread: 0,
  contact: undefined,
  isCustomer: false,
  draft: '',
  uploads: [],
}
