import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { desk, found } from '../api/client.ts'
import type { ConversationView } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { useAct } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'

/** What somebody types as the desk takes it: `VIP customer` is `vip-customer`. */
const slugOf = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 32)

const putTags = async (
  { id, revision }: ConversationView,
  tags: readonly string[],
): Promise<void> => {
  const params = { path: { conversation: id } }
  const body = { tags: [...tags], revision }
  found(await desk.PUT('/v1/conversations/{conversation}/tags', { params, body }))
}

/** By which words the case is sorted. */
export const Tags = ({ head }: { readonly head: ConversationView }) => {
  const words = useWords()
  const client = useQueryClient()
  const { act, wrong, isBusy } = useAct(() => client.invalidateQueries())
  const put = (tags: readonly string[]): Promise<void> => act(() => putTags(head, tags))
  return (
    <section>
      <h2>{words.tags}</h2>
      <ul className="chips padded">
        {head.tags.map((tag) => (
          <li key={tag} className="chip">
            {tag}
            <button
              type="button"
              disabled={isBusy}
              aria-label={`${words.remove} ${tag}`}
              onClick={() => put(head.tags.filter((one) => one !== tag))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <NewTags onAdd={(more) => put([...head.tags, ...more])} />
      {wrong !== undefined && (
        <p className="warning padded" role="alert">
          {wrong}
        </p>
      )}
    </section>
  )
}

const NewTags = ({ onAdd }: { readonly onAdd: (tags: readonly string[]) => void }) => {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const add = (event: FormEvent): void => {
    event.preventDefault()
    const more = typed
      .split(',')
      .map(slugOf)
      .filter((tag) => tag !== '')
    if (more.length > 0) onAdd(more)
    setTyped('')
  }
  return (
    <form className="padded" onSubmit={add}>
      <input
        value={typed}
        maxLength={200}
        aria-label={words.tags}
        placeholder={words.tagsHint}
        onChange={({ target }) => setTyped(target.value)}
      />
    </form>
  )
}
