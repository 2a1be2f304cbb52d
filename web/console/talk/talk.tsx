import { useQueryClient } from '@tanstack/react-query'
import { ProblemError } from '../api/client.ts'
import { useNames } from '../api/desk.ts'
import { useMessages } from '../api/messages.ts'
import { useConversation } from '../api/queries.ts'
import { goToWork, ticketAddress } from '../parts/place.ts'
import { moment } from '../parts/times.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Actions } from './actions.tsx'
import { Colleagues } from './colleagues.tsx'
import { Composer } from './composer.tsx'
import { Deadlines } from './deadlines.tsx'
import { Messages } from './messages.tsx'
import { useViewing } from './use-viewing.ts'

/** One conversation: what was said, until when an answer is due, and what can be done. */
export const Talk = ({ id, me }: { readonly id: string; readonly me: string }) => {
  const words = useWords()
  const names = useNames()
  const language = useLanguage()
  const client = useQueryClient()
  useViewing(id)
  const { data: head, error } = useConversation(id)
  const { data: talk } = useMessages(id)
  if (error instanceof ProblemError && head === undefined) {
    return <p className="middle quiet">{words.gone}</p>
  }
  if (head === undefined || talk === undefined)
    return <p className="middle quiet">{words.loading}</p>
  const changed = () => client.invalidateQueries()
  return (
    <section className="talk" aria-label={head.customer.name ?? words.customer}>
      <header className="talk-head">
        <button type="button" className="only-narrow" onClick={goToWork}>
          ‹ {words.back}
        </button>
        <h2>{head.customer.name ?? head.customer.email ?? head.id.slice(0, 8)}</h2>
        <span className={`state state-${head.state}`}>{words.state[head.state]}</span>
        {head.snoozedUntil !== undefined && (
          <span className="tag">
            {words.asideUntil(moment(head.snoozedUntil, language, Date.now()))}
          </span>
        )}
        {head.ticket !== undefined && (
          <a href={ticketAddress(head.ticket)}>
            {words.ticket} {head.ticket}
          </a>
        )}
        <Deadlines deadlines={head.deadlines} />
        <span className="quiet">
          {names.team(head.team)} · {head.agent === undefined ? '—' : names.agent(head.agent)}
        </span>
        <Actions head={head} me={me} onChanged={changed} />
      </header>
      <Messages
        id={id}
        me={me}
        messages={talk.messages}
        signs={talk.signs}
        customer={head.customer.name}
      />
      <Colleagues signs={talk.signs} />
      <Composer key={id} head={head} me={me} />
    </section>
  )
}
