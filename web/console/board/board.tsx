import { useDesk } from '../api/desk.ts'
import type { MeView } from '../api/types.ts'
import { goToWork } from '../parts/place.ts'
import { useWords } from '../words/use-words.ts'
import { DayNumbers } from './day-numbers.tsx'
import { TeamBoard } from './team-board.tsx'

/** What a lead looks at: who waits now, who is there with how much work, and how the day goes. */
export const Board = ({ me }: { readonly me: MeView }) => {
  const words = useWords()
  const known = useDesk()
  // An admin is of no team, and acts for all.
  const teams = (known?.teams ?? []).filter(
    ({ id }) => me.role === 'admin' || me.teams.includes(id),
  )
  return (
    <main className="board">
      <header className="board-head">
        <button type="button" onClick={goToWork}>
          ‹ {words.back}
        </button>
        <h2>{words.board}</h2>
      </header>
      <div className="board-teams">
        {teams.map((team) => (
          <TeamBoard key={team.id} team={team} />
        ))}
      </div>
      <DayNumbers timeZone={known?.timeZone ?? 'UTC'} />
    </main>
  )
}
