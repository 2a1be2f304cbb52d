import { useState } from 'react'
import { useDesk, useNames } from '../api/desk.ts'
import { useList } from '../api/queries.ts'
import { keep, useKept } from '../parts/kept.ts'
import { useNow } from '../parts/use-now.ts'
import { useWords } from '../words/use-words.ts'
import { apart } from './apart.ts'
import { Shown } from './shown.tsx'
import type { Listed } from './view.ts'
import { shows, type View, viewsOf } from './view.ts'

/** All that a team has open, or what one of the desk's views shows of it. */
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
  const views = viewsOf(useDesk()?.views ?? [], chosen)
  const kept = useKept('view')
  const view = views.find(({ id }) => id === kept)
  return (
    <>
      <div className="padded narrowing">
        {teams.length > 1 && (
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
        )}
        {views.length > 0 && (
          <select
            aria-label={words.view}
            value={view?.id ?? ''}
            onChange={({ target }) => keep('view', target.value || undefined)}
          >
            <option value="">{words.allOpen}</option>
            {views.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      <Work team={chosen} view={view} open={open} />
    </>
  )
}

const Work = ({
  team,
  view,
  open,
}: {
  readonly team: string
  readonly view: View | undefined
  readonly open: readonly string[]
}) => {
  const words = useWords()
  const now = useNow()
  const { data: queued } = useList({ of: 'queue', team })
  const { data: held } = useList({ of: 'team', team, place: 'held' })
  const { data: idle } = useList({ of: 'team', team, place: 'idle' })
  const waiting = queued && held && [...apart(queued, held), ...held]
  const answered = idle && apart(idle, waiting ?? [])
  const seen = (items: readonly Listed[] | undefined) =>
    view === undefined ? items : items?.filter((one) => shows(view, one, now))
  return (
    <Shown
      parts={[
        { label: words.waiting, items: seen(waiting) },
        { label: words.answered, items: seen(answered) },
      ]}
      open={open}
    />
  )
}
