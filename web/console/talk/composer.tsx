import { useDesk } from '../api/desk.ts'
import type { ConversationView } from '../api/types.ts'
import { Chips } from './chips.tsx'
import { Field } from './field.tsx'
import { Kinds } from './kinds.tsx'
import { outgoingOfDraft, putInOutbox } from './outbox.ts'
import { SendLine } from './send-line.tsx'
import { useAttaching } from './use-attaching.ts'
import { useDraft } from './use-draft.ts'

/** Where a reply or a note is written. What stands in it is kept with each letter. */
export const Composer = ({
  head,
  me,
}: {
  readonly head: ConversationView
  readonly me: string
}) => {
  const agents = useDesk()?.agents ?? []
  const [draft, change] = useDraft(head.id)
  const attaching = useAttaching(head.id, change)
  const isNote = draft.kind === 'note'
  // An app gets what it can show: text.
  const canAttach = head.channel !== 'webhook'
  const isEmpty = draft.text.trim() === '' && draft.attachments.length === 0
  const canSend = !isEmpty && attaching.uploading === 0
  const send = (isResolving: boolean): void => {
    if (!canSend) return
    putInOutbox(outgoingOfDraft(head, draft, { isResolving, agents }))
    change({ text: '', attachments: [], kind: 'reply' })
  }
  const attach = (files: readonly File[]): void => {
    if (!isNote && canAttach && files.length > 0) void attaching.attach(files)
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
      <Field head={head} me={me} draft={draft} onChange={change} onSend={send} onFiles={attach} />
      <Chips draft={draft} attaching={attaching} onChange={change} />
      <SendLine
        isNote={isNote}
        canSend={canSend}
        canResolve={head.state === 'open'}
        canAttach={canAttach}
        onAttach={attach}
        onSend={send}
      />
    </form>
  )
}
