import type { Language } from './words.ts'

/** What the desk answers and takes, as docs/channels/webchat.md writes it down. */

/** `GET /chat/{inbox}`: what to show. */
export interface About {
  readonly name: string
  readonly language: Language
  readonly greeting?: string
  readonly isOpen: boolean
  readonly opensAt?: string
  readonly answerWithinMinutes?: number
  /** Whether the desk can go on by mail with who has left: only then is the address asked for. */
  readonly goesOnByMail: boolean
  readonly text: { readonly lettersMax: number }
  readonly attachments: AttachmentLimits
}

export interface AttachmentLimits {
  readonly countMax: number
  readonly bytesMax: number
  readonly types: readonly string[]
}

export interface Visitor {
  readonly token: string
  readonly isCustomer: boolean
  readonly expiresAt: string
}

export interface Attachment {
  readonly name: string
  readonly contentType: string
  readonly bytes: number
}

export interface Message {
  readonly id: string
  readonly from: 'customer' | 'agent'
  readonly name?: string
  readonly text?: string
  readonly at: string
  readonly attachments?: readonly (Attachment & { readonly url: string })[]
}

export interface Page {
  readonly items: readonly Message[]
  /** Where to read on. A page of earlier messages has none. */
  readonly next?: string
  /** Where to read what came before; missing when there is nothing before. */
  readonly earlier?: string
  readonly isTyping?: boolean
  readonly pollAfterMs?: number
}

/** What a visitor says of themselves. */
export interface Contact {
  readonly name?: string
  readonly email?: string
}

export interface NewMessage extends Contact {
  readonly id: string
  readonly text?: string
  readonly attachments?: readonly string[]
}

export interface UploadPlace {
  readonly id: string
  readonly upload: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
  }
}
