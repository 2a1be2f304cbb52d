import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemError } from '../api/client.ts'
import { useNames } from '../api/desk.ts'
import { useTicket } from '../api/queries.ts'
import type { TicketView } from '../api/types.ts'
import { Modal } from '../parts/modal.tsx'
import { goToWork } from '../parts/place.ts'
import { resolveTicket } from '../talk/resolve-case.ts'
import { transferTicket } from '../talk/transfer-case.ts'
import { TransferForm } from '../talk/transfer-form.tsx'
import { useAct } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'
import { TicketDetails } from './ticket-details.tsx'

/** A ticket by itself: a call-back, or one whose conversations are over. */
export const TicketPage = ({ number, me }: { readonly number: number; readonly me: string }) => {
  const words = useWords()
  const names = useNames()
  const { data: ticket, error } = useTicket(number)
  if (error instanceof ProblemError && ticket === undefined) {
    return <p className="middle quiet">{words.gone}</p>
  }
  if (ticket === undefined) return <p className="middle quiet">{words.loading}</p>
  return (
    <section className="talk" aria-label={`${words.ticket} ${number}`}>
      <header className="talk-head">
        <button type="button" className="only-narrow" onClick={goToWork}>
          ‹ {words.back}
        </button>
        <h2>{ticket.title}</h2>
        <span className={`state state-${ticket.state}`}>{words.state[ticket.state]}</span>
        <span className="quiet">
          {names.team(ticket.team)} · {ticket.agent === undefined ? '—' : names.agent(ticket.agent)}
        </span>
        {ticket.state === 'open' && <Deeds ticket={ticket} />}
      </header>
      <div className="ticket-page">
        <TicketDetails number={number} me={me} />
      </div>
    </section>
  )
}

const Deeds = ({ ticket }: { readonly ticket: TicketView }) => {
  const words = useWords()
  const client = useQueryClient()
  const [isMoving, setMoving] = useState(false)
  const { act, wrong, isBusy } = useAct(() => {
    setMoving(false)
    void client.invalidateQueries()
  })
  return (
    <div className="actions">
      {wrong !== undefined && !isMoving && (
        <span className="warning" role="alert">
          {wrong}
        </span>
      )}
      <button type="button" id="act-transfer" disabled={isBusy} onClick={() => setMoving(true)}>
        {words.transfer}
      </button>
      <button
        type="button"
        id="act-resolve"
        disabled={isBusy}
        onClick={() => act(() => resolveTicket(ticket))}
      >
        {words.resolve}
      </button>
      <Modal
        isOpen={isMoving}
        title={words.transfer}
        wrong={wrong}
        onClose={() => setMoving(false)}
      >
        <TransferForm
          team={ticket.team}
          act={act}
          move={(to) => transferTicket(ticket, to)}
          onClose={() => setMoving(false)}
        />
      </Modal>
    </div>
  )
}
