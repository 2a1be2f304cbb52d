import { useState } from 'react'
import { useNames } from '../api/desk.ts'
import { useList, useTeamAgents } from '../api/queries.ts'
import type { DeskView } from '../api/types.ts'
import { apart } from '../list/apart.ts'
import { List } from '../list/list.tsx'
import { openCase } from '../list/open-case.ts'
import type { Listed } from '../list/view.ts'
import { span } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Move } from './move.tsx'

const none: readonly string[] = []

/** One team, now. */
export const TeamBoard = ({ team }: { readonly team: DeskView['teams'][number] }) => {
  const words = useWords()
  const { data: queued = [] } = useList({ of: 'queue', team: team.id })
  const { data: held = [] } = useList({ of: 'team', team: team.id, place: 'held' })
  const { data: idle = [] } = useList({ of: 'team', team: team.id, place: 'idle' })
  const [moved, setMoved] = useState<Listed>()
  const waiting = [...apart(queued, held), ...held]
  return (
    <section className="team-board" aria-label={team.name}>
      <h2>{team.name}</h2>
      <dl className="figures">
        <Figure name={words.waitingNow} value={String(waiting.length)} />
        <Figure name={words.inQueue} value={String(queued.length)} />
        <Figure name={words.answered} value={String(idle.length)} />
        <Longest name={words.longestWait} waiting={waiting} />
      </dl>
      <Agents team={team.id} />
      <h3>{words.waiting}</h3>
      <div className="board-list">
        <List
          items={waiting}
          open={none}
          label={words.waiting}
          onOpen={openCase}
          more={{ name: words.move, onMore: setMoved }}
        />
      </div>
      {moved !== undefined && <Move one={moved} onClose={() => setMoved(undefined)} />}
    </section>
  )
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

const Longest = ({
  name,
  waiting,
}: {
  readonly name: string
  readonly waiting: readonly Listed[]
}) => {
  const language = useLanguage()
  const now = useNow()
  const oldest = Math.min(...waiting.map(({ since }) => Date.parse(since)))
  return <Figure name={name} value={Number.isFinite(oldest) ? span(now - oldest, language) : '—'} />
}

/** Who is there, with how much of what they can hold. */
const Agents = ({ team }: { readonly team: string }) => {
  const words = useWords()
  const names = useNames()
  const { data = [] } = useTeamAgents(team)
  return (
    <table className="agents">
      <caption className="only-read">{words.agent}</caption>
      <tbody>
        {data.map(({ agent, presence, load, capacity }) => (
          <tr key={agent}>
            <th scope="row">
              <span className={`dot dot-${presence}`} aria-hidden="true" /> {names.agent(agent)}
            </th>
            <td>{presence === 'online' ? words.online : words.away}</td>
            <td>
              <meter min={0} max={capacity} value={load} aria-label={words.load(load, capacity)} />{' '}
              {load} / {capacity}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
