import { useNames } from '../api/desk.ts'
import type { FoundView } from '../api/types.ts'
import { moment } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { openCase } from './open-case.ts'

/** A case that was searched for, open or not. */
export const Found = ({
  one,
  isOpen,
}: {
  readonly one: FoundView['items'][number]
  readonly isOpen: boolean
}) => {
  const words = useWords()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  return (
    <button type="button" className="card" aria-current={isOpen} onClick={() => openCase(one)}>
      <span className="card-title">{one.title}</span>
      <span className="card-line">
        <span className={`state state-${one.state}`}>{words.state[one.state]}</span>
        <span>{one.kind === 'ticket' ? `${words.ticket} ${one.id}` : names.inbox(one.inbox)}</span>
        <span className="card-time">{moment(one.openedAt, language, now)}</span>
      </span>
    </button>
  )
}
