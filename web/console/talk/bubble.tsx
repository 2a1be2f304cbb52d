import { useNames } from '../api/desk.ts'
import type { Message } from '../api/messages.ts'
import { moment } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Files } from './files.tsx'

/** One message or note: who, what, when, and what became of it. */
export const Bubble = ({
  message,
  me,
  customer,
  isSeen,
}: {
  readonly message: Message
  readonly me: string
  readonly customer: string | undefined
  readonly isSeen: boolean
}) => {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const names = useNames()
  const { direction, text, at, delivery, failure, mail, isAutomatic, mentions } = message
  const isMine = message.agent === me
  const who =
    direction === 'inbound'
      ? mail?.isByGuest
        ? `${mail.from?.name ?? mail.from?.address ?? ''} (${words.guest})`
        : (mail?.from?.name ?? customer ?? words.customer)
      : isAutomatic
        ? words.byTheDesk
        : names.agent(message.agent)
  return (
    <article className={`bubble bubble-${direction}${isMine ? ' mine' : ''}`}>
      <p className="bubble-who">
        {who}
        {direction === 'note' && <span className="tag">{words.note}</span>}
        {mentions?.map((agent) => (
          <span key={agent} className="tag">
            @{names.agent(agent)}
          </span>
        ))}
        {mail?.automatic !== undefined && <span className="tag">{words.automatic}</span>}
      </p>
      {mail !== undefined && mail.subject !== '' && <p className="subject">{mail.subject}</p>}
      {mail?.isProven === false && <p className="warning">{words.unproven}</p>}
      <p className="text">{text}</p>
      <Files attachments={message.attachments ?? []} />
      {mail?.original !== undefined && (
        <a href={mail.original.url} target="_blank" rel="noreferrer">
          {words.wholeMail}
        </a>
      )}
      <p className="bubble-line">
        <time dateTime={at}>{moment(at, language, now)}</time>
        {delivery !== undefined && (
          <span className={`delivery delivery-${delivery}`}>
            {isSeen ? words.seen : (words.delivery[delivery] ?? delivery)}
            {failure !== undefined && `: ${failure}`}
          </span>
        )}
      </p>
    </article>
  )
}
