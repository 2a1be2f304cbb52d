import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ProblemError } from './api/client.ts'
import { meQuery, useConversation, useTicket } from './api/queries.ts'
import { useIsReached } from './api/reach.ts'
import type { MeView } from './api/types.ts'
import { Board } from './board/board.tsx'
import { Customer } from './customer/customer.tsx'
import { Keys } from './keys/keys.tsx'
import { Work } from './list/work.tsx'
import { Bar } from './parts/bar.tsx'
import { usePlace } from './parts/place.ts'
import { signOut } from './session/session.ts'
import { useAlerts } from './settings/use-alerts.ts'
import { Talk } from './talk/talk.tsx'
import { TicketPage } from './ticket/ticket-page.tsx'
import { LanguageContext, useWords } from './words/use-words.ts'

/** The whole console, for an agent who is signed in. */
export const App = () => {
  const { data: me, error } = useQuery(meQuery)
  if (error instanceof ProblemError && me === undefined) return <NoAgent />
  if (me === undefined) return <Waiting />
  return (
    <LanguageContext value={me.language}>
      <Desk me={me} />
    </LanguageContext>
  )
}

const Desk = ({ me }: { readonly me: MeView }) => {
  const words = useWords()
  const { view, conversation, ticket } = usePlace()
  const isReached = useIsReached()
  useAlerts()
  useEffect(() => {
    document.documentElement.lang = me.language === 'zh' ? 'zh-CN' : 'en'
  }, [me.language])
  return (
    <div className={`desk${conversation === undefined && ticket === undefined ? '' : ' has-open'}`}>
      <Bar me={me} />
      {!isReached && (
        <p className="cut" role="alert">
          {words.cut}
        </p>
      )}
      {view === 'board' && me.role !== 'agent' ? (
        <>
          <Board me={me} />
          <Keys open={[]} isLead />
        </>
      ) : (
        <Panes conversation={conversation} ticket={ticket} me={me} />
      )}
    </div>
  )
}

/** What waits, what is open, and whom it is with. The lists stay as they are, whatever is opened. */
const Panes = ({
  conversation,
  ticket,
  me,
}: {
  readonly conversation: string | undefined
  readonly ticket: number | undefined
  readonly me: MeView
}) => {
  const words = useWords()
  const { data: head } = useConversation(conversation)
  const { data: alone } = useTicket(ticket)
  const shown = ticket ?? head?.ticket
  const open = [conversation, shown?.toString()].filter((id) => id !== undefined)
  const about = conversation ?? alone?.conversations.at(-1)
  return (
    <main className="panes">
      <Work teams={me.teams} open={open} />
      {ticket !== undefined ? (
        <TicketPage number={ticket} me={me.agent} />
      ) : conversation !== undefined ? (
        <Talk id={conversation} me={me.agent} />
      ) : (
        <p className="middle quiet">{words.chooseCase}</p>
      )}
      {about !== undefined && (
        <Customer id={about} me={me.agent} showsTicket={ticket === undefined} />
      )}
      <Keys open={open} isLead={me.role !== 'agent'} />
    </main>
  )
}

const Waiting = () => <p className="whole quiet">{useWords().loading}</p>

const NoAgent = () => {
  const words = useWords()
  return (
    <div className="whole">
      <p>{words.notAnAgent}</p>
      <button type="button" onClick={() => signOut()}>
        {words.signOut}
      </button>
    </div>
  )
}
