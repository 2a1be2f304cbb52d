import type { Message } from '../api/messages.ts'
import { Icon } from '../parts/icon.tsx'

/**
 * What came with a message: pictures that the desk keeps as pictures, all else by its name. What lies elsewhere is not
 * fetched before somebody asks for it: whose server it is would learn that it was read.
 */
export const Files = ({
  attachments,
}: {
  readonly attachments: NonNullable<Message['attachments']>
}) => (
  <ul className="files">
    {attachments.map(({ url, name, contentType, bytes, isInline }) => (
      <li key={url}>
        <a href={url} target="_blank" rel="noreferrer">
          {bytes !== undefined && contentType?.startsWith('image/') && !isInline ? (
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
