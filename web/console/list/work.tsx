import { Tabs } from '@base-ui/react/tabs'
import { useEffect, useState } from 'react'
import { useNames } from '../api/desk.ts'
import { type Listing, useList, useSearch } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'
import { apart } from './apart.ts'
import type { Listed } from './card.tsx'
import { Found } from './found.tsx'
import { List } from './list.tsx'
import { openCase } from './open-case.ts'
import { noteShown } from './shown.ts'
import { TakeNext } from './take-next.tsx'

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
            <Tabs.Tab value="mine">{words.mine}</Tabs.Tab>
            {teams.map((team) => (
              <QueueTab key={team} team={team} isOnly={teams.length === 1} />
            ))}
          </Tabs.List>
          <Tabs.Panel value="mine" className="tab-panel">
            <Mine open={open} />
          </Tabs.Panel>
          {teams.map((team) => (
            <Tabs.Panel key={team} value={team} className="tab-panel">
              <Queue team={team} open={open} />
            </Tabs.Panel>
          ))}
        </Tabs.Root>
      ) : (
        <SearchResults asked={asked} open={open} />
      )}
    </nav>
  )
}

const held: Listing = { of: 'mine', place: 'held' }
const idle: Listing = { of: 'mine', place: 'idle' }

const QueueTab = ({ team, isOnly }: { readonly team: string; readonly isOnly: boolean }) => {
  const words = useWords()
  const names = useNames()
  const { data = [] } = useList({ of: 'queue', team })
  return (
    <Tabs.Tab value={team}>
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
    <>
      <Shown items={waiting} label={words.waiting} open={open} isMain />
      <Shown items={behind} label={words.answered} open={open} />
    </>
  )
}

const Queue = ({ team, open }: { readonly team: string; readonly open: readonly string[] }) => {
  const words = useWords()
  const { data } = useList({ of: 'queue', team })
  return <Shown items={data} label={words.queue} open={open} isMain />
}

const Shown = ({
  items,
  label,
  open,
  isMain = false,
}: {
  /** Undefined until they were read. */
  readonly items: readonly Listed[] | undefined
  readonly label: string
  readonly open: readonly string[]
  /** Whether the keys for the next and the previous case walk through it. */
  readonly isMain?: boolean
}) => {
  const words = useWords()
  useEffect(() => {
    if (isMain && items !== undefined) noteShown(items)
  }, [isMain, items])
  return (
    <div className="watched">
      <h2>
        {label} <span className="count">{items?.length ?? ''}</span>
      </h2>
      {items === undefined ? (
        <p className="quiet">{words.loading}</p>
      ) : (
        <List items={items} open={open} label={label} onOpen={openCase} />
      )}
    </div>
  )
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
