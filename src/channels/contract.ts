import type { Sender } from '../desk/customer.ts'
import type { Thread } from '../desk/inbound.ts'
import type { Inbox } from '../desk/inbox.ts'
import type { Attachment, Message } from '../desk/message.ts'

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
  /** Ids of files that its sender uploaded to the desk. */
  readonly uploads?: readonly string[]
  /** Epoch milliseconds. */
  readonly sentAt: number | undefined
  /** What the customer's side calls this message, where it is shown to them again under that name. */
  readonly providerId?: string
}

export interface Outbound<Its extends Inbox = Inbox> {
  readonly message: Message
  readonly thread: Thread
  readonly inbox: Its
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

/** Against what a request is judged. */
export interface Judging {
  /** The id of the inbox that it was sent to. */
  readonly inbox: string
  /** Any of these may have signed it. None is a refusal, never a pass. */
  readonly secrets: readonly string[]
  /** Epoch milliseconds. */
  readonly now: number
}

/** How messages of a channel come in. */
export interface Intake {
  /** The largest request that this channel's provider may send. */
  readonly bodyBytesMax: number
  /** Whether the request comes from whom it says. */
  readonly verify: (request: ChannelRequest, judging: Judging) => Promise<Rejection | undefined>
  /** The messages in a verified request; none is fine. */
  readonly parse: (request: ChannelRequest) => readonly Arrived[] | Rejection
  /** The body that the provider expects when everything is stored. */
  readonly acknowledge: (ids: readonly string[]) => {
    readonly status: number
    readonly body: string
  }
}

/** How a reply leaves by a channel. */
export type Send<Its extends Inbox = Inbox> = (
  outbound: Outbound<Its>,
  secrets: readonly string[],
  now: number,
) => Promise<SendOutcome>
