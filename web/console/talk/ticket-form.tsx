import type { FormEvent } from 'react'
import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import { TicketKind } from '../ticket/ticket-kind.tsx'
import { useWords } from '../words/use-words.ts'
import { Buttons, type FormProps, textOf } from './form.tsx'

/** What a ticket is opened for. */
export const TicketForm = ({ head, act, onClose }: FormProps) => {
  const words = useWords()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const type = textOf(form, 'type') as 'question'
    const body = { conversation: head.id, type, title: textOf(form, 'title') }
    void act(async () =>
      found(await desk.POST('/v1/tickets', { params: { header: freshKey() }, body })),
    )
  }
  return (
    <form onSubmit={submit} className="fields">
      <label>
        {words.ticketTitle}
        <input name="title" required maxLength={200} />
      </label>
      <TicketKind />
      <Buttons name={words.openTicket} onClose={onClose} />
    </form>
  )
}
