import type { TicketView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'

/** Of which kind a ticket is. */
export const TicketKind = ({ kind }: { readonly kind?: TicketView['type'] }) => {
  const words = useWords()
  return (
    <label>
      {words.ticketKind}
      <select name="type" defaultValue={kind}>
        {Object.entries(words.ticketType).map(([type, name]) => (
          <option key={type} value={type}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
