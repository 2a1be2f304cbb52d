import { Tabs } from '@base-ui/react/tabs'
import { useEffect, useState } from 'react'
import { useNames } from '../api/desk.ts'
import { type Listing, useList, useMentions, useSearch } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'
import { apart } from './apart.ts'
import { Calls } from './calls.tsx'
import { Found } from './found.tsx'
import { Shown } from './shown.tsx'
import { TakeNext } from './take-next.tsx'
import { TeamWork } from './team.tsx'

/** Asking for each letter would cost a search each. */
const typingMilliseconds = 300

/** What waits: mine, the queues of my teams, and what was searched for. */
export const Work = ({
  teams,
  open,
}: {
  readonly teams: readonly string[]
  readonly open: readonly string[]
}) => {
  const words = useWords()
  const [tab, setTab] = useState('mine')
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed.trim()), typingMilliseconds)
    return () => window.clearTimeout(timer)
  }, [typed])
  return (
    <nav className="work" aria-label={words.queue}>
      <input
        id="search"
        type="search"
        value={typed}
        aria-label={words.search}
        placeholder={words.searchHint}
        onChange={({ target }) => setTyped(target.value)}
      />
      <TakeNext teams={teams} />
      {asked === '' ? (
        <Tabs.Root className="tabs" value={tab} onValueChange={setTab}>
          <Tabs.List className="tab-list">
            <Tabs.Tab value="mine" id="tab-mine">
              {words.mine}
            </Tabs.Tab>
            {teams.map((team, at) => (
              <QueueTab
                key={team}
                team={team}
                isOnly={teams.length === 1}
                id={at === 0 ? 'tab-queue' : undefined}
              />
            ))}
            {teams.length > 0 && (
              <Tabs.Tab value=" team" id="tab-team">
                {words.wholeTeam}
              </Tabs.Tab>
            )}
            <CallsTab />
          </Tabs.List>
          <Tabs.Panel value="mine" className="tab-panel">
            <Mine open={open} />
          </Tabs.Panel>
          {teams.map((team) => (
            <Tabs.Panel key={team} value={team} className="tab-panel">
              <Queue team={team} open={open} />
            </Tabs.Panel>
          ))}
          <Tabs.Panel value=" team" className="tab-panel">
            <TeamWork teams={teams} open={open} />
          </Tabs.Panel>
          <Tabs.Panel value=" calls" className="tab-panel">
            <Calls open={open} />
          </Tabs.Panel>
        </Tabs.Root>
      ) : (
        <SearchResults asked={asked} open={open} />
      )}
    </nav>
  )
}

const held: Listing = { of: 'mine', place: 'held' }
const idle: Listing = { of: 'mine', place: 'idle' }

/** How many notes that name me I have not looked at. */
const CallsTab = () => {
  const words = useWords()
  const { data = [] } = useMentions()
  const fresh = data.filter(({ isSeen }) => !isSeen).length
  return (
    <Tabs.Tab value=" calls" id="tab-calls">
      {words.calls}
      {fresh > 0 && <span className="count">{fresh}</span>}
    </Tabs.Tab>
  )
}

const QueueTab = ({
  team,
  isOnly,
  id,
}: {
  readonly team: string
  readonly isOnly: boolean
  readonly id: string | undefined
}) => {
  const words = useWords()
  const names = useNames()
  const { data = [] } = useList({ of: 'queue', team })
  return (
    <Tabs.Tab value={team} id={id}>
      {isOnly ? words.queue : `${words.queue} ${names.team(team)}`}
      {data.length > 0 && <span className="count">{data.length}</span>}
    </Tabs.Tab>
  )
}

/** My cases: those whose customers wait, and below them those that we answered. */
const Mine = ({ open }: { readonly open: readonly string[] }) => {
  const words = useWords()
  const { data: waiting } = useList(held)
  const { data: answered } = useList(idle)
  const behind = answered && apart(answered, waiting ?? [])
  return (
    <Shown
      parts={[
        { label: words.waiting, items: waiting },
        { label: words.answered, items: behind },
      ]}
      open={open}
    />
  )
}

const Queue = ({ team, open }: { readonly team: string; readonly open: readonly string[] }) => {
  const words = useWords()
  const { data } = useList({ of: 'queue', team })
  return <Shown parts={[{ label: words.queue, items: data }]} open={open} />
}

const SearchResults = ({
  asked,
  open,
}: {
  readonly asked: string
  readonly open: readonly string[]
}) => {
  const words = useWords()
  const { data, isPending, error } = useSearch(asked)
  return (
    <div className="watched" aria-live="polite">
      <h2>{words.results}</h2>
      {error !== null && <p className="warning">{error.message}</p>}
      {isPending && <p className="quiet">{words.loading}</p>}
      {data?.length === 0 && <p className="quiet">{words.nothingFound}</p>}
      <ul className="found">
        {data?.map((one) => (
          <li key={`${one.kind}${one.id}`}>
            <Found one={one} isOpen={open.includes(one.id)} />
          </li>
        ))}
      </ul>
    </div>
  )
}
