import { useWords } from '../words/use-words.ts'
import type { Draft } from './drafts.ts'

/** Whether the customer reads it, or colleagues only. */
export const Kinds = ({
  kind: chosen,
  onChange,
}: {
  readonly kind: Draft['kind']
  readonly onChange: (part: Partial<Draft>) => void
}) => {
  const words = useWords()
  return (
    <div className="composer-kinds" role="radiogroup" aria-label={words.reply}>
      {(['reply', 'note'] as const).map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            id={`kind-${kind}`}
            checked={chosen === kind}
            onChange={() => onChange({ kind })}
          />
          <span>{words[kind]}</span>
        </label>
      ))}
    </div>
  )
}
