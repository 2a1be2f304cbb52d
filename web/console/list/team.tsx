import { useState } from 'react'
import { useNames } from '../api/desk.ts'
import { useList } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'
import { apart } from './apart.ts'
import { Shown } from './shown.tsx'

/** All that a team has open: what waits, in the queue or with somebody, and what was answered. */
export const TeamWork = ({
  teams,
  open,
}: {
  readonly teams: readonly string[]
  readonly open: readonly string[]
}) => {
  const words = useWords()
  const names = useNames()
  const [chosen, setChosen] = useState(teams[0] ?? '')
  return (
    <>
      {teams.length > 1 && (
        <div className="padded">
          <select
            aria-label={words.team}
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            {teams.map((team) => (
              <option key={team} value={team}>
                {names.team(team)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Work team={chosen} open={open} />
    </>
  )
}

const Work = ({ team, open }: { readonly team: string; readonly open: readonly string[] }) => {
  const words = useWords()
  const { data: queued } = useList({ of: 'queue', team })
  const { data: held } = useList({ of: 'team', team, place: 'held' })
  const { data: idle } = useList({ of: 'team', team, place: 'idle' })
  const waiting = queued && held && [...apart(queued, held), ...held]
  return (
    <Shown
      parts={[
        { label: words.waiting, items: waiting },
        { label: words.answered, items: idle && apart(idle, waiting ?? []) },
      ]}
      open={open}
    />
  )
}
