import { useNames } from '../api/desk.ts'
import { Icon, type IconName, isIconName } from '../parts/icon.tsx'
import { span } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import type { Listed } from './view.ts'

const iconOf = (channel: string): IconName => (isIconName(channel) ? channel : 'other')

/** A case in a list: who, by which channel, how urgent, and how long they have waited. */
export const Card = ({
  one,
  isOpen,
  onOpen,
}: {
  readonly one: Listed
  readonly isOpen: boolean
  readonly onOpen: () => void
}) => {
  const language = useLanguage()
  const words = useWords()
  const names = useNames()
  const waited = span(useNow() - Date.parse(one.since), language)
  return (
    <button type="button" className="card" aria-current={isOpen} onClick={onOpen}>
      <span className="card-title">
        <Icon name={one.kind === 'ticket' ? 'ticket' : iconOf(one.channel)} /> {one.title}
      </span>
      <span className="card-line">
        <span className={`priority priority-${one.priority}`}>P{one.priority}</span>
        <span>{one.kind === 'ticket' ? `${words.ticket} ${one.id}` : names.inbox(one.inbox)}</span>
        {one.tags?.slice(0, 2).map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
        <span className="card-time">{one.place === 'idle' ? waited : words.since(waited)}</span>
      </span>
    </button>
  )
}
