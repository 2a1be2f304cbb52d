import type { Message } from '../api/messages.ts'
import { Icon } from '../parts/icon.tsx'

/** What came with a message: pictures as pictures, all else by its name. */
export const Files = ({
  attachments,
}: {
  readonly attachments: NonNullable<Message['attachments']>
}) => (
  <ul className="files">
    {attachments.map(({ url, name, contentType, isInline }) => (
      <li key={url}>
        <a href={url} target="_blank" rel="noreferrer">
          {contentType?.startsWith('image/') && !isInline ? (
            <img src={url} alt={name ?? ''} loading="lazy" />
          ) : (
            <>
              <Icon name="clip" /> {name ?? url}
            </>
          )}
        </a>
      </li>
    ))}
  </ul>
)
