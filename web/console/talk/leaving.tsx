import { problemText } from '../parts/fault-text.ts'
import { Icon } from '../parts/icon.tsx'
import { useNow } from '../parts/use-now.ts'
import { useWords } from '../words/use-words.ts'
import { restoreDraft } from './drafts.ts'
import { type Outgoing, putInOutbox, takeFromOutbox } from './outbox.ts'

/** A reply that was said to be sent: for some seconds it can be taken back. */
export const Leaving = ({ one }: { readonly one: Outgoing }) => {
  const words = useWords()
  const left = Math.ceil((one.sendAt - useNow()) / 1000)
  const { refusal, ...again } = one
  const takeBack = () => {
    takeFromOutbox(one)
    restoreDraft(one)
  }
  return (
    <div className={`bubble bubble-${one.kind === 'note' ? 'note' : 'outbound'} leaving`}>
      <p className="text">{one.text}</p>
      {one.attachments.map(({ id, name }) => (
        <p key={id} className="quiet">
          <Icon name="clip" /> {name}
        </p>
      ))}
      <p className="bubble-line" role="status">
        {refusal === undefined ? (
          <>
            <span>{left > 0 ? words.sending(left) : words.delivery.queued}</span>
            {left > 0 && (
              <>
                <button type="button" onClick={takeBack}>
                  {words.undo}
                </button>
                <button type="button" onClick={() => putInOutbox({ ...one, sendAt: Date.now() })}>
                  {words.sendNow}
                </button>
              </>
            )}
          </>
        ) : (
          <>
            <span className="warning">
              {words.notSent}: {problemText(refusal, words)}
            </span>
            <button type="button" onClick={takeBack}>
              {words.undo}
            </button>
            <button type="button" onClick={() => putInOutbox({ ...again, sendAt: Date.now() })}>
              {words.tryAgain}
            </button>
          </>
        )}
      </p>
    </div>
  )
}
