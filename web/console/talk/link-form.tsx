import type { FormEvent } from 'react'
import { linkTicket } from '../ticket/deeds.ts'
import { TicketField } from '../ticket/ticket-field.tsx'
import { useWords } from '../words/use-words.ts'
import { Buttons, type FormProps, textOf } from './form.tsx'

/** Which ticket leads this conversation too. */
export const LinkForm = ({ head, act, onClose }: FormProps) => {
  const words = useWords()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const number = Number(textOf(new FormData(event.currentTarget), 'ticket'))
    void act(() => linkTicket(number, head.id))
  }
  return (
    <form onSubmit={submit} className="fields">
      <TicketField customer={head.customer.id} />
      <Buttons name={words.link} onClose={onClose} />
    </form>
  )
}
