import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'
import type { Draft } from './drafts.ts'
import type { Attaching } from './use-attaching.ts'

/** The files that go along. */
export const Chips = ({
  draft,
  attaching,
  onChange,
}: {
  readonly draft: Draft
  readonly attaching: Attaching
  readonly onChange: (part: Partial<Draft>) => void
}) => {
  const words = useWords()
  const { attachments } = draft
  return (
    <>
      <ul className="chips">
        {attachments.map(({ id, name }) => (
          <li key={id} className="chip">
            <Icon name="clip" /> {name}
            <button
              type="button"
              aria-label={`${words.remove} ${name}`}
              onClick={() => onChange({ attachments: attachments.filter((one) => one.id !== id) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
        {attaching.uploading > 0 && <li className="quiet">{words.uploading}</li>}
      </ul>
      {attaching.wrong !== undefined && (
        <p className="warning" role="alert">
          {attaching.wrong}
        </p>
      )}
    </>
  )
}
