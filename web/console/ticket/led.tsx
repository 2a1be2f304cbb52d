import { useQueryClient } from '@tanstack/react-query'
import { useConversation } from '../api/queries.ts'
import type { TicketView } from '../api/types.ts'
import { Found } from '../list/found.tsx'
import { useAct } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'
import { unlinkTicket } from './deeds.ts'

/** The conversations of a ticket; of several, one can be let go. */
export const Led = ({ ticket }: { readonly ticket: TicketView }) => {
  const words = useWords()
  if (ticket.conversations.length === 0) return undefined
  return (
    <section aria-label={words.conversations}>
      <h2>{words.conversations}</h2>
      <ul>
        {ticket.conversations.map((id) => (
          <li key={id}>
            <One id={id} ticket={ticket} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const One = ({ id, ticket }: { readonly id: string; readonly ticket: TicketView }) => {
  const words = useWords()
  const client = useQueryClient()
  const { act, wrong, isBusy } = useAct(() => client.invalidateQueries())
  const { data: head } = useConversation(id)
  if (head === undefined) return undefined
  const { customer, state, inbox, openedAt, channel, team } = head
  const title = customer.name ?? customer.email ?? head.caseNumber
  const card = { kind: 'conversation' as const, id, title, state, inbox, openedAt, channel, team }
  const isLed = head.ticket === ticket.number && state === 'open' && ticket.state === 'open'
  return (
    <>
      <Found one={card} isOpen={false} />
      {isLed && ticket.conversations.length > 1 && (
        <div className="padded">
          <button
            type="button"
            disabled={isBusy}
            aria-label={`${words.unlink}: ${title}`}
            onClick={() => act(() => unlinkTicket(ticket, id))}
          >
            {words.unlink}
          </button>
        </div>
      )}
      {wrong !== undefined && (
        <p className="warning" role="alert">
          {wrong}
        </p>
      )}
    </>
  )
}
