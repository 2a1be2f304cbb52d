import { sizeText } from '../times.ts'
import type { Upload } from '../uploads.ts'
import type { Words } from '../words.ts'
import { button, el } from './element.ts'
import { icon } from './icons.ts'
import type { Part } from './launcher.ts'

export interface TrayActions {
  readonly retryUpload: (key: string) => void
  readonly removeUpload: (key: string) => void
}

/** The files that will go with the message. */
export const createTray = (say: Words, actions: TrayActions): Part => {
  const element = el('ul', { class: 'tray', 'aria-live': 'polite' })
  let shown: readonly Upload[] | undefined
  return {
    element,
    update: ({ uploads }) => {
      if (uploads === shown) return
      shown = uploads
      element.hidden = uploads.length === 0
      element.replaceChildren(...uploads.map((upload) => showUpload(say, upload, actions)))
    },
  }
}

const stateWords = { uploading: 'uploading', ready: 'uploaded', failed: 'notUploaded' } as const

const showUpload = (say: Words, upload: Upload, actions: TrayActions): HTMLElement => {
  const { key, name, bytes, state } = upload
  const retry = button('plain', say.retryFile(name), () => actions.retryUpload(key), icon('retry'))
  const remove = button(
    'plain',
    say.removeFile(name),
    () => actions.removeUpload(key),
    icon('close'),
  )
  return el(
    'li',
    { class: `file ${state}` },
    icon('file'),
    el('span', { class: 'file-name' }, name),
    el('span', { class: 'size' }, `${sizeText(bytes)} · ${say[stateWords[state]]}`),
    ...(state === 'failed' ? [retry] : []),
    remove,
  )
}
