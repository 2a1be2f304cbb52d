import { textParts } from '../links.ts'
import type { MessageRow } from '../rows.ts'
import { clockTime, dayName } from '../times.ts'
import type { Words } from '../words.ts'
import { button, el, setText } from './element.ts'
import { showFiles } from './files.ts'

export interface MessageActions {
  readonly retry: (id: string) => void
  readonly edit: (id: string) => void
  readonly freshUrl: (id: string, index: number) => Promise<string | undefined>
}

export interface MessageView {
  readonly element: HTMLElement
  update(row: MessageRow): void
}

/**
 * One message. Made once and changed in place: a screen reader would read a new element aloud again when only
 * "sending" became "sent".
 */
export const createMessage = (
  say: Words,
  { id, isMine, text }: MessageRow,
  actions: MessageActions,
): MessageView => {
  const day = el('p', { class: 'day' })
  const initial = el('span', { class: 'initial', 'aria-hidden': 'true' })
  const who = el('p', { class: 'who' })
  const bubble = text === undefined ? undefined : el('p', { class: 'bubble' }, ...linked(text, say))
  const files = el('div')
  const state = el('span')
  const retry = button('text', '', () => actions.retry(id))
  const edit = button('text', say.edit, () => actions.edit(id))
  const time = el('time')
  const meta = el('p', { class: 'meta' }, time, state, retry, edit)
  const body = el('div', { class: 'body' }, who, ...(bubble ? [bubble] : []), files, meta)
  const element = el('div', { class: 'row' }, day, initial, body)
  let shownFiles = ''

  const update = (row: MessageRow): void => {
    const name = row.name ?? (isMine ? say.you : say.agent)
    const at = new Date(row.at)
    element.className = `row ${isMine ? 'mine' : 'theirs'}${row.startsGroup ? ' first' : ''}`
    day.hidden = !row.startsDay
    setText(day, row.startsDay ? dayName(say, at, new Date()) : '')
    setText(initial, row.startsGroup ? firstLetter(name) : '')
    // Each message says whose it is to those who hear it; to those who see it, the first of a group does.
    setText(who, name)
    who.classList.toggle('unseen', (isMine && row.name === undefined) || !row.startsGroup)
    const isUnsent = row.state === 'refused' || row.state === 'waiting'
    meta.hidden = !row.endsGroup && row.state === undefined
    meta.classList.toggle('unsent', isUnsent)
    setText(time, clockTime(say, at))
    time.dateTime = row.at
    setText(state, row.state === undefined ? '' : say[row.state])
    retry.hidden = !isUnsent
    setText(retry, row.state === 'refused' ? say.tryAgain : say.tryNow)
    edit.hidden = row.state !== 'refused'
    updateFiles(row)
  }

  const updateFiles = ({ attachments }: MessageRow): void => {
    // A fresh address alone is no reason to load a picture again.
    const now = JSON.stringify(attachments.map(({ name, url }) => [name, url !== undefined]))
    if (now === shownFiles) return
    shownFiles = now
    const shown = showFiles(say, attachments, (index) => actions.freshUrl(id, index))
    files.replaceChildren(...(attachments.length === 0 ? [] : [shown]))
  }

  return { element, update }
}

const linked = (text: string, say: Words): (Node | string)[] =>
  textParts(text).map((part) =>
    part.href === undefined
      ? part.text
      : el(
          'a',
          { href: part.href, target: '_blank', rel: 'noopener nofollow', title: say.newTab },
          part.text,
        ),
  )

const firstLetter = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? ''
