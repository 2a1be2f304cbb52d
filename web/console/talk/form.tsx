import type { ConversationView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'
import type { Act } from './use-act.ts'

export interface FormProps {
  readonly head: ConversationView
  readonly act: Act
  readonly onClose: () => void
}

/** A field of a form, without the blanks around it. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

export const Buttons = ({
  name,
  onClose,
}: {
  readonly name: string
  readonly onClose: () => void
}) => {
  const words = useWords()
  return (
    <div className="composer-line">
      <button type="button" onClick={onClose}>
        {words.cancel}
      </button>
      <button type="submit" className="main">
        {name}
      </button>
    </div>
  )
}
