import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTicket } from '../api/queries.ts'
import type { TicketView } from '../api/types.ts'
import { Modal } from '../parts/modal.tsx'
import { ticketAddress } from '../parts/place.ts'
import { Deadlines } from '../talk/deadlines.tsx'
import { useAct } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'
import { watchTicket } from './deeds.ts'
import { EditForm } from './edit-form.tsx'
import { Led } from './led.tsx'
import { MergeForm } from './merge-form.tsx'
import { Notes } from './notes.tsx'
import { Watchers } from './watchers.tsx'

/** All about a ticket, and what can be done with it. */
export const TicketDetails = ({ number, me }: { readonly number: number; readonly me: string }) => {
  const words = useWords()
  const { data: ticket } = useTicket(number)
  if (ticket === undefined) return undefined
  return (
    <section className="ticket" aria-label={words.details}>
      <h2>
        <a href={ticketAddress(number)}>
          {words.ticket} {number}
        </a>
      </h2>
      <p>{ticket.title}</p>
      <p className="quiet">
        {words.ticketType[ticket.type] ?? ticket.type} · {words.state[ticket.state]} · P
        {ticket.priority}
      </p>
      {ticket.mergedInto !== undefined && (
        <p>
          <a href={ticketAddress(ticket.mergedInto)}>{words.mergedInto(ticket.mergedInto)}</a>
        </p>
      )}
      {ticket.state === 'open' && (
        <div className="padded">
          <Deadlines deadlines={ticket.deadlines} />
        </div>
      )}
      <Deeds ticket={ticket} me={me} />
      <Notes number={number} count={ticket.notes} />
      <Led ticket={ticket} />
    </section>
  )
}

const Deeds = ({ ticket, me }: { readonly ticket: TicketView; readonly me: string }) => {
  const words = useWords()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'edit' | 'merge'>()
  const { act, wrong, isBusy } = useAct(() => {
    setAsking(undefined)
    void client.invalidateQueries()
  })
  const isWatched = ticket.watchers.includes(me)
  const others = ticket.watchers.filter((one) => one !== me)
  const button = (id: string, name: string, onClick: () => void) => (
    <button type="button" id={`ticket-${id}`} disabled={isBusy} onClick={onClick}>
      {name}
    </button>
  )
  return (
    <>
      <div className="chips padded">
        {ticket.state === 'open' && button('edit', words.editTicket, () => setAsking('edit'))}
        {ticket.state === 'open' && button('merge', words.merge, () => setAsking('merge'))}
        {button('watch', isWatched ? words.unwatch : words.watch, () =>
          act(() => watchTicket(ticket, isWatched ? others : [...ticket.watchers, me])),
        )}
      </div>
      <Watchers ticket={ticket} act={act} isBusy={isBusy} />
      {wrong !== undefined && asking === undefined && (
        <p className="warning" role="alert">
          {wrong}
        </p>
      )}
      <Modal
        isOpen={asking !== undefined}
        title={asking === 'merge' ? words.merge : words.editTicket}
        wrong={wrong}
        onClose={() => setAsking(undefined)}
      >
        {asking === 'edit' && (
          <EditForm ticket={ticket} act={act} onClose={() => setAsking(undefined)} />
        )}
        {asking === 'merge' && (
          <MergeForm ticket={ticket} act={act} onClose={() => setAsking(undefined)} />
        )}
      </Modal>
    </>
  )
}
