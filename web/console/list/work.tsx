import { useEffect, useState } from 'react'
import { useSearch } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'
import { Found } from './found.tsx'
import { Lists, tabIds } from './lists.tsx'
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
  const [tab, setTab] = useState<string>(tabIds.mine)
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
        <Lists tab={tab} teams={teams} open={open} onTab={setTab} />
      ) : (
        <SearchResults asked={asked} open={open} />
      )}
    </nav>
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
