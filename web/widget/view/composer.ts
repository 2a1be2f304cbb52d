import type { ChatState } from '../state.ts'
import { sizeText } from '../times.ts'
import type { Upload } from '../uploads.ts'
import type { Words } from '../words.ts'
import { el, setText } from './element.ts'
import { icon } from './icons.ts'
import type { Part } from './launcher.ts'
import { createTray, type TrayActions } from './tray.ts'

interface ComposerActions extends TrayActions {
  readonly write: (text: string) => void
  readonly send: () => void
  readonly attach: (files: readonly File[]) => void
}

export interface Composer extends Part {
  focus(): void
  /** Says why something was not taken. */
  complain(text: string): void
}

const lettersMaxDefault = 4000
const lettersLeftShown = 200
const heightPxMax = 132

export const createComposer = (say: Words, actions: ComposerActions): Composer => {
  const input = el('textarea', {
    rows: '1',
    'aria-label': say.compose,
    'aria-describedby': 'hint',
    placeholder: say.placeholder,
    enterkeyhint: 'send',
  })
  const picker = el('input', { type: 'file', multiple: '', hidden: '', tabindex: '-1' })
  const attach = el('button', { type: 'button', class: 'plain', 'aria-label': say.attach })
  attach.append(icon('attach'))
  const send = el('button', { type: 'submit', class: 'send', 'aria-label': say.send }, icon('send'))
  const hint = el('p', { class: 'hint', id: 'hint' })
  const complaint = el('p', { class: 'complaint', role: 'alert' })
  const tray = createTray(say, actions)
  const element = el(
    'form',
    { class: 'composer' },
    tray.element,
    complaint,
    el('div', { class: 'line' }, attach, picker, input, send),
    hint,
  )
  let shown: Pick<ChatState, 'draft' | 'uploads'> = { draft: '', uploads: [] }
  let lettersMax = lettersMaxDefault

  /** A complaint about files that are not ready goes when they are. */
  let isAboutFiles = false
  const complain = (text: string): void => {
    isAboutFiles = false
    setText(complaint, text)
  }

  const submit = (): void => {
    const why = whyUnsent(say, shown.uploads)
    complain(why ?? '')
    isAboutFiles = true
    if (why === undefined && shown.draft.trim().length <= lettersMax) actions.send()
    input.focus()
  }
  const grow = (): void => {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, heightPxMax)}px`
  }

  element.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  input.addEventListener('keydown', (event) => {
    // Enter that ends a composition chooses letters. Safari says so by the code 229 alone.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return
    event.preventDefault()
    submit()
  })
  input.addEventListener('input', () => {
    complain('')
    grow()
    actions.write(input.value)
  })
  input.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    actions.attach(files)
  })
  attach.addEventListener('click', () => picker.click())
  picker.addEventListener('change', () => {
    actions.attach([...(picker.files ?? [])])
    // The same file may be chosen again.
    picker.value = ''
    input.focus()
  })

  return {
    element,
    focus: () => {
      input.focus()
      grow()
    },
    complain,
    update: (state) => {
      const { draft, uploads, about, isUnavailable } = state
      if (input.value !== draft) {
        input.value = draft
        grow()
      }
      if (isAboutFiles && uploads !== shown.uploads) complain('')
      shown = state
      lettersMax = about?.text.lettersMax ?? lettersMaxDefault
      if (about !== undefined) {
        const { types, countMax, bytesMax } = about.attachments
        picker.accept = types.join(',')
        attach.title = say.limits(countMax, sizeText(bytesMax))
      }
      attach.hidden = about === undefined || about.attachments.countMax === 0
      const left = lettersMax - draft.trim().length
      setText(
        hint,
        left < 0 ? say.lettersOver(-left) : left < lettersLeftShown ? say.lettersLeft(left) : '',
      )
      hint.classList.toggle('over', left < 0)
      send.disabled = isUnavailable || left < 0 || (draft.trim() === '' && uploads.length === 0)
      input.disabled = isUnavailable
      tray.update(state)
    },
  }
}

/** A message takes its files along: it waits for them rather than going without. */
const whyUnsent = (say: Words, uploads: readonly Upload[]): string | undefined => {
  if (uploads.some(({ state }) => state === 'uploading')) return say.stillUploading
  return uploads.some(({ state }) => state === 'failed') ? say.failedFile : undefined
}
