import type { ConversationView } from '../api/types.ts'
import { span } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage, useWords } from '../words/use-words.ts'

/** Within this part of an hour it is shown as urgent. */
const soonMilliseconds = 5 * 60_000

/** Until when what is due, counting down. */
export const Deadlines = ({ deadlines }: Pick<ConversationView, 'deadlines'>) => {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  return (
    <ul className="deadlines">
      {deadlines.map(({ target, dueAt }) => {
        const left = Date.parse(dueAt) - now
        const kind = left < 0 ? 'late' : left < soonMilliseconds ? 'soon' : 'fine'
        return (
          <li key={target} className={`deadline deadline-${kind}`}>
            {words.target[target] ?? target}{' '}
            {left < 0 ? words.late(span(-left, language)) : words.due(span(left, language))}
          </li>
        )
      })}
    </ul>
  )
}
