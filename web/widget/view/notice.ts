import type { ChatState } from '../state.ts'
import type { Words } from '../words.ts'
import { button, el, setText } from './element.ts'
import type { Part } from './launcher.ts'

const saidMs = 5000

/** What stands between the visitor and the desk, below the head; and what a screen reader is told besides. */
export const createNotice = (say: Words): Part => {
  const text = el('p', { role: 'status' })
  const reload = button('text', say.reload, () => location.reload())
  // Said, and not shown: that all is well again, and that a message was not sent.
  const said = el('p', { class: 'unseen', role: 'status' })
  const element = el('div', { class: 'notice' }, text, reload, said)
  let wasLost = false
  let wasRefused = false
  /** Whoever reads the panel later must not come across it. */
  const sayOnce = (sentence: string): void => {
    setText(said, sentence)
    setTimeout(() => setText(said, ''), saidMs)
  }
  return {
    element,
    update: (state) => {
      const shown = noticeOf(say, state)
      setText(text, shown)
      element.classList.toggle('shown', shown !== '')
      reload.hidden = state.connection !== 'signed-out'
      const isLost = state.connection === 'lost'
      const isRefused = state.outgoing.some((one) => one.state === 'refused')
      if (wasLost && !isLost) sayOnce(say.online)
      else if (isRefused && !wasRefused) sayOnce(say.refused)
      wasLost = isLost
      wasRefused = isRefused
    },
  }
}

const noticeOf = (say: Words, { connection, isUnavailable }: ChatState): string => {
  if (isUnavailable) return say.unavailable
  if (connection === 'lost') return say.offline
  if (connection === 'hurried') return say.tooFast
  return connection === 'signed-out' ? say.signedOut : ''
}
