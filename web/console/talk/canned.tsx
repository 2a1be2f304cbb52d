import { useCannedReplies, useNames } from '../api/desk.ts'
import type { CannedRepliesView, ConversationView } from '../api/types.ts'
import { Chooser } from '../parts/chooser.tsx'
import { useWords } from '../words/use-words.ts'

type Canned = CannedRepliesView['items'][number]

/** In the customer's language where it is there, else in any that it is written in. */
const textFor = ({ text }: Canned, locale: string | undefined): string => {
  const wanted = locale?.toLowerCase().startsWith('zh') ? text.zh : text.en
  return wanted ?? text.en ?? text.zh ?? ''
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** Replies that are written already: found by their titles and words, and filled in for this customer. */
export const Canned = ({
  head,
  me,
  isOpen,
  onClose,
  onChosen,
}: {
  readonly head: ConversationView
  readonly me: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChosen: (text: string) => void
}) => {
  const words = useWords()
  const names = useNames()
  const canned = useCannedReplies()
  const textOf = (one: Canned): string => textFor(one, head.customer.locale)
  const values = {
    customer: head.customer.name ?? '',
    agent: names.agent(me),
    case: head.caseNumber,
  }
  return (
    <Chooser
      isOpen={isOpen}
      items={canned}
      label={words.canned}
      textOf={(one) => `${one.title} ${one.id} ${textOf(one)}`}
      onClose={onClose}
      onChosen={(one) => onChosen(filled(textOf(one), values))}
    >
      {(one) => (
        <span>
          <b>{one.title}</b>
          <br />
          <span className="quiet">{textOf(one)}</span>
        </span>
      )}
    </Chooser>
  )
}
