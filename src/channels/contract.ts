import type { Sender } from '../desk/customer.ts'
import type { Thread } from '../desk/inbound.ts'
import type { Attachment, Message } from '../desk/message.ts'
import type { Inbox } from '../desk/policy.ts'

/** A provider's request, with the body as the bytes that were signed. */
export interface ChannelRequest {
  /** Names in lowercase. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

/** What was wrong with a request, as the door answers it. */
export interface Rejection {
  readonly status: 400 | 401 | 413
  readonly detail: string
  readonly errors?: readonly { readonly path: string; readonly detail: string }[]
}

/** One message of a customer, in the desk's words. */
export interface Arrived {
  /** The provider's id of this message within the inbox: the same one again is a redelivery. */
  readonly dedupe: string
  /** What the channel calls the thread. */
  readonly threadKey: string
  readonly sender: Sender
  readonly text: string
  readonly attachments: Attachment[] | undefined
  /** Epoch milliseconds. */
  readonly sentAt: number | undefined
}

export interface Outbound {
  readonly message: Message
  readonly thread: Thread
  readonly inbox: Inbox
}

/**
 * How a send ended. `refused`: never, whatever is tried. `failed`: not now, and it is known that nothing was
 * taken. `unknown`: the channel was called and its answer never came; it is not sent again.
 */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly providerId: string | undefined }
  | { readonly outcome: 'refused'; readonly code: string }
  | { readonly outcome: 'failed'; readonly code: string; readonly retryAfterMilliseconds?: number }
  | { readonly outcome: 'unknown'; readonly code: string }

/** What every channel does; each one is a folder, and a line in `registry.ts`. */
export interface Channel {
  /** The largest request that this channel's provider may send. */
  readonly bodyBytesMax: number
  /** Whether the request comes from whom it says. No secret is a refusal, never a pass. `now` in epoch ms. */
  readonly verify: (
    request: ChannelRequest,
    secrets: readonly string[],
    now: number,
  ) => Rejection | undefined
  /** The messages in a verified request; none is fine. */
  readonly parse: (request: ChannelRequest) => readonly Arrived[] | Rejection
  /** The body that the provider expects when everything is stored. */
  readonly acknowledge: (ids: readonly string[]) => {
    readonly status: number
    readonly body: string
  }
  readonly send: (
    outbound: Outbound,
    secrets: readonly string[],
    now: number,
  ) => Promise<SendOutcome>
}
