import { useQueryClient } from '@tanstack/react-query'
import { desk } from '../api/client.ts'
import { useNames } from '../api/desk.ts'
import { mentionsKey, useMentions, useWatched } from '../api/queries.ts'
import type { MentionsView } from '../api/types.ts'
import { goToConversation } from '../parts/place.ts'
import { moment } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Found } from './found.tsx'

type Mention = MentionsView['items'][number]

/** Where colleagues ask for me: notes that name me, and the tickets that I follow. */
export const Calls = ({ open }: { readonly open: readonly string[] }) => {
  const words = useWords()
  const { data: mentions } = useMentions()
  const { data: watched } = useWatched()
  return (
    <>
      <div className="watched">
        <h2>{words.mentions}</h2>
        {mentions?.length === 0 && <p className="quiet">{words.noMentions}</p>}
        <ul className="found">
          {mentions?.map((one) => (
            <li key={`${one.conversation}${one.seq}`}>
              <MentionCard one={one} isOpen={open.includes(one.conversation)} />
            </li>
          ))}
        </ul>
      </div>
      <div className="watched">
        <h2>{words.watched}</h2>
        {watched?.length === 0 && <p className="quiet">{words.nothingWatched}</p>}
        <ul className="found">
          {watched?.map((one) => (
            <li key={one.id}>
              <Found one={one} isOpen={open.includes(one.id)} />
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** Who was called is told so until they have looked; then all before it are seen too. */
const MentionCard = ({ one, isOpen }: { readonly one: Mention; readonly isOpen: boolean }) => {
  const words = useWords()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  const client = useQueryClient()
  const look = async (): Promise<void> => {
    goToConversation(one.conversation)
    if (one.isSeen) return
    await desk.PUT('/v1/me/mentions', { body: { seenTo: one.at } })
    await client.invalidateQueries({ queryKey: mentionsKey })
  }
  return (
    <button type="button" className="card" aria-current={isOpen} onClick={look}>
      <span className="card-title">{one.case.title}</span>
      <span className="card-line">
        {!one.isSeen && <span className="tag">{words.fresh}</span>}
        <span>{words.calledBy(names.agent(one.by))}</span>
        <span className="card-time">{moment(one.at, language, now)}</span>
      </span>
    </button>
  )
}
