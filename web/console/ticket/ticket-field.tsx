import { useId } from 'react'
import { useHistory } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'

/** The number of a ticket, with the customer's open ones to choose from. */
export const TicketField = ({
  customer,
  but,
}: {
  readonly customer: string
  /** One that is no choice. */
  readonly but?: number
}) => {
  const words = useWords()
  const list = useId()
  const { data = [] } = useHistory(customer)
  const open = data.filter(
    ({ kind, state, id }) => kind === 'ticket' && state === 'open' && id !== String(but),
  )
  return (
    <label>
      {words.ticketNumber}
      <input
        name="ticket"
        required
        inputMode="numeric"
        pattern="[1-9][0-9]{0,11}"
        list={list}
        autoComplete="off"
      />
      <datalist id={list}>
        {open.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </datalist>
    </label>
  )
}
