import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { ConversationView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'
import { Canned } from './canned.tsx'
import { ColleagueChooser } from './colleague-chooser.tsx'
import type { Draft } from './drafts.ts'
import { asksForColleague } from './mentions.ts'
import { useTyping } from './use-viewing.ts'

interface FieldProps {
  readonly head: ConversationView
  readonly me: string
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly onSend: (isResolving: boolean) => void
  readonly onFiles: (files: readonly File[]) => void
}

/** Where a canned reply is asked for: at the beginning of a line. */
const asksForCanned = (text: string): boolean => /(^|\n)\/$/.test(text)

/** What the keys and the clipboard do besides writing. */
const handlers = ({ draft, onSend, onFiles }: FieldProps) => ({
  onKeyDown: (event: KeyboardEvent): void => {
    // While a Chinese word is put together, Enter only chooses it.
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!isSending || event.nativeEvent.isComposing) return
    event.preventDefault()
    onSend(event.shiftKey && draft.kind === 'reply')
  },
  onPaste: (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files)
  },
})

/** The text of a reply or a note. */
export const Field = (props: FieldProps) => {
  const { head, me, draft, onChange } = props
  const words = useWords()
  const tellTyping = useTyping(head.id)
  const [choosing, setChoosing] = useState<'canned' | 'colleague'>()
  const field = useRef<HTMLTextAreaElement>(null)
  const isNote = draft.kind === 'note'
  const write = (text: string): void => {
    onChange({ text })
    if (isNote) {
      if (asksForColleague(text)) setChoosing('colleague')
      return
    }
    if (asksForCanned(text)) setChoosing('canned')
    tellTyping()
  }
  const close = (): void => {
    setChoosing(undefined)
    field.current?.focus()
  }
  return (
    <>
      <textarea
        ref={field}
        id="composer"
        value={draft.text}
        rows={4}
        maxLength={20_000}
        aria-label={isNote ? words.note : words.reply}
        placeholder={isNote ? words.noteHint : words.replyHint}
        onChange={({ target }) => write(target.value)}
        {...handlers(props)}
      />
      <Canned
        head={head}
        me={me}
        isOpen={choosing === 'canned'}
        onClose={close}
        onChosen={(text) => onChange({ text: `${draft.text.replace(/\/$/, '')}${text}` })}
      />
      <ColleagueChooser
        me={me}
        isOpen={choosing === 'colleague'}
        onClose={close}
        onChosen={(agent) => onChange({ text: `${draft.text}${agent} ` })}
      />
    </>
  )
}
