import { rowsOf } from '../rows.ts'
import type { ChatState } from '../state.ts'
import type { Words } from '../words.ts'
import { button, el, setText } from './element.ts'
import { icon } from './icons.ts'
import type { Part } from './launcher.ts'
import { createMessage, type MessageActions, type MessageView } from './message.ts'

interface LogActions extends MessageActions {
  readonly earlier: () => Promise<void>
  /** The end of the talk came into sight, or left it. */
  readonly onScroll: () => void
}

export interface Log extends Part {
  /** Whether the end of the talk is in sight. */
  isAtEnd(): boolean
  scrollToEnd(): void
}

const nearPx = 48
const silentMs = 800
const logParts = ['thread', 'outgoing', 'isRetrying', 'isTyping', 'isLoaded', 'about'] as const

export const createLog = (say: Words, actions: LogActions): Log => {
  const hello = el('strong')
  const closedNote = el('span', {}, say.closedNote)
  const greeting = el('p', { class: 'greeting' }, icon('chat'), hello, closedNote)
  const earlier = button('text earlier', say.earlier, () => void loadEarlier())
  const rows = el('div')
  const log = el(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': say.log, tabindex: '0' },
    greeting,
    earlier,
    rows,
  )
  const newer = button('newer', say.newMessages, () => scrollToEnd())
  newer.append(icon('down'))
  const typing = el('p', { class: 'typing' }, el('span', { class: 'dots', 'aria-hidden': 'true' }))
  const typist = typing.appendChild(el('span'))
  const element = el('div', { class: 'talk' }, log, newer, typing)

  const views = new Map<string, MessageView>()
  let isAtEnd = true
  let lastTop = 0
  let isLoading = false
  let wasLoaded = false
  let firstId: string | undefined
  let lastId: string | undefined

  const scrollToEnd = (): void => {
    log.scrollTop = log.scrollHeight
    isAtEnd = true
    newer.hidden = true
  }
  const loadEarlier = async (): Promise<void> => {
    if (isLoading || earlier.hidden) return
    isLoading = true
    setText(earlier, say.loading)
    // What fails is tried with the next scroll.
    await actions.earlier().catch(() => undefined)
    setText(earlier, say.earlier)
    isLoading = false
  }
  log.addEventListener('scroll', () => {
    const isNearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearPx
    // What grew below the end, or around it, has not moved the visitor away from it: only scrolling up does.
    if (isNearEnd || log.scrollTop < lastTop) isAtEnd = isNearEnd
    lastTop = log.scrollTop
    if (isAtEnd) newer.hidden = true
    if (log.scrollTop < nearPx && log.scrollHeight > log.clientHeight) void loadEarlier()
    actions.onScroll()
  })
  // A composer that grows, or a picture that loads, must not push the end out of sight.
  const sizes = new ResizeObserver(() => isAtEnd && scrollToEnd())
  sizes.observe(log)
  sizes.observe(rows)

  /** What was said before is not read aloud: only what is new. */
  const staySilent = (): void => {
    log.setAttribute('aria-live', 'off')
    setTimeout(() => log.setAttribute('aria-live', 'polite'), silentMs)
  }

  let shownState: ChatState | undefined
  const update = (state: ChatState): void => {
    const isSame = logParts.every((part) => state[part] === shownState?.[part])
    shownState = state
    // Most changes are letters in the composer.
    if (isSame) return
    const shown = rowsOf(state.thread.items, state.outgoing, state.isRetrying)
    const last = shown[shown.length - 1]
    const isSameEnd = last?.id === lastId
    const isHistory = !wasLoaded || (isSameEnd && shown[0]?.id !== firstId)
    const fromEnd = log.scrollHeight - log.scrollTop
    if (isHistory) staySilent()
    for (const [id, view] of views) {
      if (shown.some((row) => row.id === id)) continue
      view.element.remove()
      views.delete(id)
    }
    shown.forEach((row, index) => {
      const view = views.get(row.id) ?? createMessage(say, row, actions)
      views.set(row.id, view)
      view.update(row)
      if (rows.children[index] !== view.element) {
        rows.insertBefore(view.element, rows.children[index] ?? null)
      }
    })
    const { about, thread } = state
    earlier.hidden = thread.earlier === undefined
    greeting.hidden = shown.length > 0 || about === undefined
    setText(hello, about?.greeting ?? say.greeting)
    closedNote.hidden = about?.isOpen !== false
    typing.classList.toggle('shown', state.isTyping)
    setText(typist, state.isTyping ? say.typing(typistOf(state) ?? say.agent) : '')
    if (isAtEnd || (!isSameEnd && last?.isMine === true)) scrollToEnd()
    else if (isSameEnd) log.scrollTop = log.scrollHeight - fromEnd
    else newer.hidden = false
    wasLoaded = state.isLoaded
    firstId = shown[0]?.id
    lastId = last?.id
  }
  newer.hidden = true
  return { element, update, isAtEnd: () => isAtEnd, scrollToEnd }
}

const typistOf = ({ thread }: ChatState): string | undefined =>
  [...thread.items].reverse().find(({ from }) => from === 'agent')?.name
