import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'

/** The buttons below what is written. */
export const SendLine = ({
  isNote,
  canSend,
  canResolve,
  canAttach,
  onAttach,
  onSend,
}: {
  readonly isNote: boolean
  readonly canSend: boolean
  readonly canResolve: boolean
  readonly canAttach: boolean
  readonly onAttach: (files: readonly File[]) => void
  readonly onSend: (isResolving: boolean) => void
}) => {
  const words = useWords()
  return (
    <div className="composer-line">
      {!isNote && canAttach && (
        <label className="button">
          <Icon name="clip" />
          <span className="only-read">{words.attach}</span>
          <input
            type="file"
            className="only-read"
            multiple
            onChange={({ target }) => {
              onAttach([...(target.files ?? [])])
              target.value = ''
            }}
          />
        </label>
      )}
      {!isNote && canResolve && (
        <button type="button" disabled={!canSend} onClick={() => onSend(true)}>
          {words.sendAndResolve}
        </button>
      )}
      <button type="submit" className="main" disabled={!canSend} title="Ctrl+Enter">
        {isNote ? words.sendNote : words.send}
      </button>
    </div>
  )
}
