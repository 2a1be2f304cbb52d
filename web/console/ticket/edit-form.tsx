import type { FormEvent } from 'react'
import type { TicketView } from '../api/types.ts'
import { Buttons, textOf } from '../talk/form.tsx'
import type { Act } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'
import { editTicket } from './deeds.ts'

/** 0 is the most urgent. */
const priorities = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** What a ticket says of itself. */
export const EditForm = ({
  ticket,
  act,
  onClose,
}: {
  readonly ticket: TicketView
  readonly act: Act
  readonly onClose: () => void
}) => {
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
      <label>
        {words.ticketKind}
        <select name="type" defaultValue={ticket.type}>
          {Object.entries(words.ticketType).map(([type, name]) => (
            <option key={type} value={type}>
              {name}
            </option>
          ))}
        </select>
      </label>
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
