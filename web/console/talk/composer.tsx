import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { ConversationView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'
import { Chips } from './chips.tsx'
import { Kinds } from './kinds.tsx'
import { outgoingOfDraft, putInOutbox } from './outbox.ts'
import { SendLine } from './send-line.tsx'
import { useAttaching } from './use-attaching.ts'
import { useDraft } from './use-draft.ts'
import { useTyping } from './use-typing.ts'

/** Where a reply or a note is written. What stands in it is kept with each letter. */
export const Composer = ({ head }: { readonly head: ConversationView }) => {
  const [draft, change] = useDraft(head.id)
  const attaching = useAttaching(head.id, change)
  const isNote = draft.kind === 'note'
  const isEmpty = draft.text.trim() === '' && draft.attachments.length === 0
  const canSend = !isEmpty && attaching.uploading === 0
  const send = (isResolving: boolean): void => {
    if (!canSend) return
    putInOutbox(outgoingOfDraft(head.id, draft, isResolving))
    change({ text: '', attachments: [], kind: 'reply' })
  }
  const attach = (files: readonly File[]): void => {
    if (!isNote && files.length > 0) void attaching.attach(files)
  }
  return (
    <form
      className={`composer${isNote ? ' composer-note' : ''}`}
      onSubmit={(event) => {
        event.preventDefault()
        send(false)
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        attach([...event.dataTransfer.files])
      }}
    >
      <Kinds kind={draft.kind} onChange={change} />
      <Field head={head} draft={draft} onChange={change} onSend={send} onFiles={attach} />
      <Chips draft={draft} attaching={attaching} onChange={change} />
      <SendLine
        isNote={isNote}
        canSend={canSend}
        canResolve={head.state === 'open'}
        onAttach={attach}
        onSend={send}
      />
    </form>
  )
}

const Field = ({
  head,
  draft,
  onChange,
  onSend,
  onFiles,
}: {
  readonly head: ConversationView
  readonly draft: ReturnType<typeof useDraft>[0]
  readonly onChange: ReturnType<typeof useDraft>[1]
  readonly onSend: (isResolving: boolean) => void
  readonly onFiles: (files: readonly File[]) => void
}) => {
  const words = useWords()
  const tellTyping = useTyping(head)
  const isNote = draft.kind === 'note'
  const onKeyDown = (event: KeyboardEvent): void => {
    // While a Chinese word is put together, Enter only chooses it.
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!isSending || event.nativeEvent.isComposing) return
    event.preventDefault()
    onSend(event.shiftKey && !isNote)
  }
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files)
  }
  return (
    <textarea
      id="composer"
      value={draft.text}
      rows={4}
      maxLength={20_000}
      aria-label={isNote ? words.note : words.reply}
      placeholder={isNote ? words.noteHint : words.replyHint}
      onChange={({ target }) => {
        onChange({ text: target.value })
        if (!isNote) tellTyping()
      }}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  )
}
