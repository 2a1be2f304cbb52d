import type { ChatState } from '../state.ts'
import type { Words } from '../words.ts'
import { el, setAttribute, setText } from './element.ts'
import { icon } from './icons.ts'

export interface Part {
  readonly element: HTMLElement
  update(state: ChatState): void
}

const shownMax = 9

/** The round button at the corner of the page. */
export const createLauncher = (say: Words, onToggle: () => void): Part => {
  const badge = el('span', { class: 'badge', 'aria-hidden': 'true' })
  const element = el(
    'button',
    { type: 'button', class: 'launcher', 'aria-controls': 'panel' },
    icon('chat'),
    icon('down'),
    badge,
  )
  element.addEventListener('click', onToggle)
  return {
    element,
    update: ({ isOpen, unread }) => {
      setAttribute(element, 'aria-expanded', String(isOpen))
      const closedLabel = unread === 0 ? say.open : say.openUnread(unread)
      setAttribute(element, 'aria-label', isOpen ? say.close : closedLabel)
      badge.hidden = isOpen || unread === 0
      setText(badge, unread > shownMax ? `${shownMax}+` : String(unread))
    },
  }
}
