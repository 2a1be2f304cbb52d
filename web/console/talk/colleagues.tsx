import { useNames } from '../api/desk.ts'
import type { MessagesView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'

/** Who else has this case open, so that nobody answers twice. */
export const Colleagues = ({ signs }: { readonly signs: MessagesView['signs'] }) => {
  const words = useWords()
  const names = useNames()
  const named = (isTyping: boolean): string =>
    (signs?.agents ?? [])
      .filter((one) => one.isTyping === isTyping)
      .map(({ agent }) => names.agent(agent))
      .join(', ')
  const [typing, looking] = [named(true), named(false)]
  return (
    <p className="colleagues" role="status">
      {typing !== '' && <span className="warning">{words.agentTypes(typing)}</span>}{' '}
      {looking !== '' && <span>{words.agentLooks(looking)}</span>}
    </p>
  )
}
