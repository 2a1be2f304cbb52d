import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNames } from '../api/desk.ts'
import { useTicketNotes } from '../api/queries.ts'
import { moment } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useAct } from '../talk/use-act.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { noteTicket } from './deeds.ts'

/** What was noted on a ticket, and one note more. */
export const Notes = ({ number, count }: { readonly number: number; readonly count: number }) => {
  const words = useWords()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  const notes = useTicketNotes(number, count)
  return (
    <section aria-label={words.notes}>
      <h2>{words.notes}</h2>
      <ul className="ticket-notes">
        {notes.map(({ seq, at, agent, text }) => (
          <li key={seq}>
            <span className="text">{text}</span>
            <span className="quiet">
              {names.agent(agent)} · <time dateTime={at}>{moment(at, language, now)}</time>
            </span>
          </li>
        ))}
      </ul>
      <NewNote number={number} />
    </section>
  )
}

const NewNote = ({ number }: { readonly number: number }) => {
  const words = useWords()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const { act, wrong, isBusy } = useAct(() => {
    setText('')
    void client.invalidateQueries({ queryKey: ['ticket', number] })
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '' && !isBusy) void act(() => noteTicket(number, text.trim()))
  }
  return (
    <form className="padded fields" onSubmit={submit}>
      <textarea
        id="ticket-note"
        value={text}
        rows={2}
        maxLength={20_000}
        aria-label={words.ticketNote}
        placeholder={words.ticketNote}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (isSending && !event.nativeEvent.isComposing) submit(event)
        }}
      />
      {text.trim() !== '' && (
        <button type="submit" disabled={isBusy}>
          {words.sendNote}
        </button>
      )}
      {wrong !== undefined && (
        <p className="warning" role="alert">
          {wrong}
        </p>
      )}
    </form>
  )
}
