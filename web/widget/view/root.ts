import type { Chat } from '../chat.ts'
import type { Words } from '../words.ts'
import { el, setText } from './element.ts'
import { createLauncher } from './launcher.ts'
import { createPanel } from './panel.ts'
import { addStyles } from './styles.ts'

export interface Root {
  open(takesFocus: boolean): void
  isOpen(): boolean
  remove(): void
}

/** Keys and drops in the chat are none of the page's business: its shortcuts must not take letters away. */
const ownEvents = ['keydown', 'keyup', 'keypress', 'paste', 'dragover', 'drop']

/** Puts the widget into the page, in a tree of its own. */
export const createRoot = (say: Words, chat: Chat, onToggled: (isOpen: boolean) => void): Root => {
  const host = document.createElement('warmline-chat')
  const shadow = host.attachShadow({ mode: 'open' })
  addStyles(shadow)

  const see = (): void => {
    const isLookedAt = chat.state.get().isOpen && document.visibilityState === 'visible'
    if (isLookedAt && panel.isAtEnd()) chat.seen()
  }
  const toggle = (isOpen: boolean, takesFocus: boolean): void => {
    chat.setOpen(isOpen)
    render()
    onToggled(isOpen)
    if (isOpen) panel.scrollToEnd()
    if (takesFocus) (isOpen ? panel : launcher.element).focus()
    see()
  }
  const launcher = createLauncher(say, () => toggle(!chat.state.get().isOpen, true))
  const panel = createPanel(say, chat, () => toggle(false, true), see)
  const news = el('p', { class: 'unseen', role: 'status' })
  const root = el(
    'div',
    { class: 'root', role: 'region', 'aria-label': say.chat, lang: say.locale },
    panel.element,
    launcher.element,
    news,
  )
  const render = (): void => {
    const state = chat.state.get()
    launcher.update(state)
    panel.update(state)
    setText(news, state.isOpen || state.unread === 0 ? '' : say.unread(state.unread))
    see()
  }
  panel.element.addEventListener('keydown', (event) => {
    // Escape that ends a composition belongs to the composition.
    if (event.key === 'Escape' && !event.isComposing) toggle(false, true)
  })
  for (const name of ownEvents) root.addEventListener(name, (event) => event.stopPropagation())

  shadow.append(root)
  document.body.append(host)
  chat.state.watch(render)
  document.addEventListener('visibilitychange', see)
  const stopAdjusting = stayAboveKeyboard(host)
  render()
  return {
    open: (takesFocus) => toggle(true, takesFocus),
    isOpen: () => chat.state.get().isOpen,
    remove: () => {
      document.removeEventListener('visibilitychange', see)
      stopAdjusting()
      host.remove()
    },
  }
}

/** The keyboard of a phone covers the page without making it smaller: only this tells what is left. */
const stayAboveKeyboard = (host: HTMLElement): (() => void) => {
  const seen = window.visualViewport
  if (seen === null) return () => undefined
  const adjust = (): void => {
    host.style.setProperty('--seen-height', `${seen.height}px`)
    host.style.setProperty('--seen-top', `${seen.offsetTop}px`)
  }
  seen.addEventListener('resize', adjust)
  seen.addEventListener('scroll', adjust)
  adjust()
  return () => {
    seen.removeEventListener('resize', adjust)
    seen.removeEventListener('scroll', adjust)
  }
}
