import { Tabs } from '@base-ui/react/tabs'
import { useNames } from '../api/desk.ts'
import { type Listing, useList, useMentions } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'
import { apart } from './apart.ts'
import { Calls } from './calls.tsx'
import { Shown } from './shown.tsx'
import { TeamWork } from './team.tsx'

/** A queue's tab has the id of its team, which has no blank. */
export const tabIds = { mine: ' mine', team: ' team', calls: ' calls' } as const

/** Lists by what they are for: my cases, the queues of my teams, all of a team, and where I am asked for. */
export const Lists = ({
  tab,
  teams,
  open,
  onTab,
}: {
  readonly tab: string
  readonly teams: readonly string[]
  readonly open: readonly string[]
  readonly onTab: (tab: string) => void
}) => {
  const words = useWords()
  return (
    <Tabs.Root className="tabs" value={tab} onValueChange={onTab}>
      <Tabs.List className="tab-list">
        <Tabs.Tab value={tabIds.mine} id="tab-mine">
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
          <Tabs.Tab value={tabIds.team} id="tab-team">
            {words.wholeTeam}
          </Tabs.Tab>
        )}
        <CallsTab />
      </Tabs.List>
      <Tabs.Panel value={tabIds.mine} className="tab-panel">
        <Mine open={open} />
      </Tabs.Panel>
      {teams.map((team) => (
        <Tabs.Panel key={team} value={team} className="tab-panel">
          <Queue team={team} open={open} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value={tabIds.team} className="tab-panel">
        <TeamWork teams={teams} open={open} />
      </Tabs.Panel>
      <Tabs.Panel value={tabIds.calls} className="tab-panel">
        <Calls open={open} />
      </Tabs.Panel>
    </Tabs.Root>
  )
}

/** How many notes that name me I have not looked at. */
const CallsTab = () => {
  const words = useWords()
  const { data = [] } = useMentions()
  const fresh = data.filter(({ isSeen }) => !isSeen).length
  return (
    <Tabs.Tab value={tabIds.calls} id="tab-calls">
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

const held: Listing = { of: 'mine', place: 'held' }
const idle: Listing = { of: 'mine', place: 'idle' }

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
