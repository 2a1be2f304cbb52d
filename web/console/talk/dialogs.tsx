import { Dialog } from '@base-ui/react/dialog'
import type { FormEvent } from 'react'
import { desk, found } from '../api/client.ts'
import type { ConversationView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'
import type { Asking } from './actions.tsx'
import type { Act } from './use-act.ts'

/** What an action must know before it can be done. */
export const Dialogs = ({
  head,
  asking,
  wrong,
  onClose,
  act,
}: {
  readonly head: ConversationView
  readonly asking: Asking | undefined
  readonly wrong: string | undefined
  readonly onClose: () => void
  readonly act: Act
}) => {
  const words = useWords()
  return (
    <Dialog.Root open={asking !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>{asking === 'ticket' ? words.openTicket : words.transfer}</Dialog.Title>
          {asking === 'ticket' ? (
            <TicketForm head={head} act={act} onClose={onClose} />
          ) : (
            <TransferForm head={head} act={act} onClose={onClose} />
          )}
          {wrong !== undefined && (
            <p className="warning" role="alert">
              {wrong}
            </p>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface FormProps {
  readonly head: ConversationView
  readonly act: Act
  readonly onClose: () => void
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()
const key = () => ({ 'Idempotency-Key': crypto.randomUUID() })

const TransferForm = ({ head, act, onClose }: FormProps) => {
  const words = useWords()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const agent = textOf(form, 'agent')
    const note = textOf(form, 'note')
    const body = { team: textOf(form, 'team'), ...(agent === '' ? {} : { agent }) }
    void act(async () => {
      const path = { conversation: head.id }
      if (note !== '') {
        const params = { path, header: key() }
        found(
          await desk.POST('/v1/conversations/{conversation}/notes', {
            params,
            body: { text: note },
          }),
        )
      }
      if (head.ticket === undefined) {
        const params = { path, header: key() }
        found(await desk.POST('/v1/conversations/{conversation}/transfer', { params, body }))
        return
      }
      const params = { path: { ticket: String(head.ticket) }, header: key() }
      found(await desk.POST('/v1/tickets/{ticket}/transfer', { params, body }))
    })
  }
  return (
    <form onSubmit={submit} className="fields">
      <label>
        {words.team}
        <input name="team" required defaultValue={head.team} />
      </label>
      <label>
        {words.agent}
        <input name="agent" placeholder={words.anybody} />
      </label>
      <label>
        {words.note}
        <textarea name="note" rows={3} />
      </label>
      <Buttons name={words.transfer} onClose={onClose} />
    </form>
  )
}

const TicketForm = ({ head, act, onClose }: FormProps) => {
  const words = useWords()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const type = textOf(form, 'type') as 'question'
    const body = { conversation: head.id, type, title: textOf(form, 'title') }
    void act(async () => found(await desk.POST('/v1/tickets', { params: { header: key() }, body })))
  }
  return (
    <form onSubmit={submit} className="fields">
      <label>
        {words.ticketTitle}
        <input name="title" required maxLength={200} />
      </label>
      <label>
        {words.ticket}
        <select name="type">
          {Object.entries(words.ticketType).map(([type, name]) => (
            <option key={type} value={type}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Buttons name={words.openTicket} onClose={onClose} />
    </form>
  )
}

const Buttons = ({ name, onClose }: { readonly name: string; readonly onClose: () => void }) => {
  const words = useWords()
  return (
    <div className="composer-line">
      <button type="button" onClick={onClose}>
        {words.cancel}
      </button>
      <button type="submit" className="main">
        {name}
      </button>
    </div>
  )
}
