import { whyNot } from '../attachment-limits.ts'
import type { Chat } from '../chat.ts'
import type { Contact } from '../contract.ts'
import { attachmentOf } from '../uploads.ts'
import type { Words } from '../words.ts'
import { createComposer } from './composer.ts'
import { createContact } from './contact.ts'
import { watchDrops } from './dropping.ts'
import { el } from './element.ts'
import { createHead } from './head.ts'
import type { Part } from './launcher.ts'
import { createLog } from './log.ts'
import { createNotice } from './notice.ts'

export interface Panel extends Part {
  focus(): void
  scrollToEnd(): void
  /** Whether the end of the talk is before the visitor's eyes. */
  isAtEnd(): boolean
}

/** The chat itself: a dialog beside the page, which goes on working. */
export const createPanel = (
  say: Words,
  chat: Chat,
  onClose: () => void,
  onScroll: () => void,
): Panel => {
  const attach = (files: readonly File[]): void => {
    const { about, uploads } = chat.state.get()
    if (about === undefined) return
    let count = uploads.length
    const complaints = files.flatMap((file) => {
      const why = whyNot(say, about.attachments, attachmentOf(file), count)
      if (why !== undefined) return why
      count += 1
      chat.uploads.add(file)
      return []
    })
    composer.complain([...new Set(complaints)].join(' '))
  }
  const contactText = ({ name = '', email = '' }: Contact) => say.contactMessage(name, email)
  const log = createLog(say, { ...chat, onScroll })
  const composer = createComposer(say, {
    write: chat.write,
    send: chat.send,
    attach,
    retryUpload: chat.uploads.retry,
    removeUpload: chat.uploads.remove,
  })
  const parts: readonly Part[] = [
    createHead(say, onClose),
    createNotice(say),
    log,
    createContact(say, (contact) => chat.giveContact(contact, contactText(contact))),
    composer,
  ]
  const element = el(
    'div',
    {
      class: 'panel',
      id: 'panel',
      role: 'dialog',
      'aria-modal': 'false',
      'aria-labelledby': 'name',
    },
    ...parts.map((part) => part.element),
    el('div', { class: 'drop', 'aria-hidden': 'true' }, say.dropHere),
  )
  element.hidden = true
  watchDrops(element, attach)
  return {
    element,
    update: (state) => {
      element.hidden = !state.isOpen
      for (const part of parts) part.update(state)
    },
    focus: composer.focus,
    scrollToEnd: log.scrollToEnd,
    isAtEnd: log.isAtEnd,
  }
}
