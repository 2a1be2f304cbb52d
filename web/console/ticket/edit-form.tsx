import type { FormEvent } from 'react'
import type { TicketView } from '../api/types.ts'
import { Buttons, textOf } from '../talk/form.tsx'
import type { Act } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'
import { editTicket } from './deeds.ts'
import { TicketKind } from './ticket-kind.tsx'

export interface TicketFormProps {
  readonly ticket: TicketView
  readonly act: Act
  readonly onClose: () => void
}

/** 0 is the most urgent. */
const priorities = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** What a ticket says of itself. */
export const EditForm = ({ ticket, act, onClose }: TicketFormProps) => {
  const words = useWords()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const edit = {
      title: textOf(form, 'title'),
      type: textOf(form, 'type') as TicketView['type'],
      priority: Number(textOf(form, 'priority')),
    }
    void act(() => editTicket(ticket, edit))
  }
  return (
    <form onSubmit={submit} className="fields">
      <label>
        {words.ticketTitle}
        <input name="title" required maxLength={200} defaultValue={ticket.title} />
      </label>
      <TicketKind kind={ticket.type} />
      <label>
        {words.priority}
        <select name="priority" defaultValue={ticket.priority}>
          {priorities.map((one) => (
            <option key={one} value={one}>
              P{one}
            </option>
          ))}
        </select>
      </label>
      <Buttons name={words.save} onClose={onClose} />
    </form>
  )
}
