import type { FormEvent } from 'react'
import { Buttons, textOf } from '../talk/form.tsx'
import { useWords } from '../words/use-words.ts'
import { mergeTicket } from './deeds.ts'
import type { TicketFormProps } from './edit-form.tsx'
import { TicketField } from './ticket-field.tsx'

/** Which ticket goes on with this one. */
export const MergeForm = ({ ticket, act, onClose }: TicketFormProps) => {
  const words = useWords()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const into = Number(textOf(new FormData(event.currentTarget), 'ticket'))
    void act(() => mergeTicket(ticket, into))
  }
  return (
    <form onSubmit={submit} className="fields">
      <p className="quiet">{words.mergeAbout}</p>
      <TicketField customer={ticket.customer} but={ticket.number} />
      <Buttons name={words.merge} onClose={onClose} />
    </form>
  )
}
