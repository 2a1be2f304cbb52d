import { Autocomplete } from '@base-ui/react/autocomplete'
import { useCannedReplies, useNames } from '../api/desk.ts'
import type { CannedRepliesView, ConversationView } from '../api/types.ts'
import { Modal } from '../parts/modal.tsx'
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
  const choose = (one: Canned): void => {
    const values = {
      customer: head.customer.name ?? '',
      agent: names.agent(me),
      case: head.caseNumber,
    }
    onClose()
    onChosen(filled(textFor(one, head.customer.locale), values))
  }
  return (
    <Modal isOpen={isOpen} label={words.canned} givesFocusBack={false} onClose={onClose}>
      <Autocomplete.Root
        items={canned}
        open
        inline
        autoHighlight="always"
        itemToStringValue={(one: Canned) =>
          `${one.title} ${one.id} ${textFor(one, head.customer.locale)}`
        }
      >
        <Autocomplete.Input placeholder={words.canned} aria-label={words.canned} />
        <Autocomplete.Empty className="quiet">{words.nothingFound}</Autocomplete.Empty>
        <Autocomplete.List className="palette-list">
          {(one: Canned) => (
            <Autocomplete.Item key={one.id} value={one} onClick={() => choose(one)}>
              <span>
                <b>{one.title}</b>
                <br />
                <span className="quiet">{textFor(one, head.customer.locale)}</span>
              </span>
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Modal>
  )
}
