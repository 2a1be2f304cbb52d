import { waitingTime } from '../times.ts'
import type { Words } from '../words.ts'
import { button, el, setText } from './element.ts'
import { icon } from './icons.ts'
import type { Part } from './launcher.ts'

/** Who answers here, and how soon. */
export const createHead = (say: Words, onClose: () => void): Part => {
  const name = el('h2', { id: 'name' }, say.chat)
  const dot = el('span', { class: 'dot', 'aria-hidden': 'true' })
  const waiting = el('span')
  const element = el(
    'div',
    { class: 'head' },
    el('div', { class: 'names' }, name, el('p', { class: 'waiting' }, dot, waiting)),
    button('plain', say.close, onClose, icon('close')),
  )
  return {
    element,
    update: ({ about, isUnavailable }) => {
      setText(name, about?.name ?? say.chat)
      dot.hidden = about === undefined
      dot.classList.toggle('open', about?.isOpen === true)
      const unknown = isUnavailable ? '' : say.loading
      setText(waiting, about === undefined ? unknown : waitingTime(say, about, new Date()))
    },
  }
}
