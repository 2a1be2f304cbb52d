import type { Api } from './api.ts'
import type { Contact } from './contract.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { randomId } from './ids.ts'
import type { Observable } from './observable.ts'
import type { Outbox } from './outbox.ts'
import type { Session } from './session.ts'
import type { ChatState } from './state.ts'
import { type Drawer, readJson, writeJson } from './storage.ts'
import { createTyping } from './typing.ts'
import { createUploads, readyOf, type Uploads } from './uploads.ts'

interface ComposingParts {
  readonly api: Api
  readonly session: Session
  readonly drawer: Drawer
  readonly outbox: Outbox
  readonly state: Observable<ChatState>
  /** The outbox is another. */
  readonly onChanged: () => void
}

export interface Composing {
  readonly uploads: Uploads
  /** What the composer now holds. */
  write(text: string): void
  /** Puts what was written, and the files beside it, into the outbox. */
  send(): void
  /** Takes a message that was refused back into the composer. */
  edit(id: string): void
  /** Keeps what an anonymous visitor says of themselves; it goes with each message from here on. */
  giveContact(contact: Contact, asText: string): void
  /** Another tab wrote or sent. */
  readAgain(): void
}

export const contactSlot = 'contact'

export const createComposing = (parts: ComposingParts): Composing => {
  const { drawer, outbox, state } = parts
  const typing = createTyping(parts.api, parts.session)
  const keep = () =>
    keepDraft(drawer, { text: state.get().draft, attachments: readyOf(state.get().uploads) })
  const uploads = createUploads({
    ...parts,
    onChange: (list) => {
      state.set({ uploads: list })
      keep()
    },
  })

  const put = (text: string, attachments: ReturnType<typeof readyOf>): void => {
    outbox.put({
      id: randomId(),
      ...(text === '' ? {} : { text }),
      attachments,
      ...(state.get().isCustomer ? {} : state.get().contact),
      at: new Date().toISOString(),
      state: 'waiting',
    })
    parts.onChanged()
  }

  const draft = readDraft(drawer)
  if (draft.text !== '') state.set({ draft: draft.text })
  uploads.restore(draft.attachments)

  return {
    uploads,
    write: (text) => {
      state.set({ draft: text })
      keep()
      if (text.trim() !== '') typing()
    },
    send: () => {
      const text = state.get().draft.trim()
      if (text === '' && state.get().uploads.length === 0) return
      // Into the outbox first: what leaves the draft must be somewhere.
      put(text, readyOf(state.get().uploads))
      state.set({ draft: '' })
      uploads.take()
      keep()
    },
    edit: (id) => {
      const message = outbox.list().find((one) => one.id === id)
      if (message === undefined) return
      const texts = [message.text ?? '', state.get().draft].filter((text) => text !== '')
      state.set({ draft: texts.join('\n') })
      uploads.restore(message.attachments)
      keep()
      // Last: at no moment is it nowhere.
      outbox.remove(id)
      parts.onChanged()
    },
    giveContact: (contact, asText) => {
      writeJson(drawer, contactSlot, contact)
      state.set({ contact })
      const { thread, outgoing } = state.get()
      // It goes with a message only, and the visitor may write none after this: so it is one.
      if (thread.items.length + outgoing.length > 0) put(asText, [])
    },
    readAgain: () => {
      const contact = readJson<Contact>(drawer, contactSlot)
      // Whoever writes here right now goes on from what they see.
      const text = document.hasFocus() ? state.get().draft : readDraft(drawer).text
      state.set({ contact, draft: text })
      if (!document.hasFocus()) uploads.forgetUnless(readDraft(drawer).attachments)
    },
  }
}
