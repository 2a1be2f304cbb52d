import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { desk, found } from './client.ts'
import type { MessagesView } from './types.ts'

export type Message = MessagesView['items'][number]

interface Page {
  /** Where it was read from: reading there again gives the same messages, as they are by then. */
  readonly from: string | undefined
  readonly items: readonly Message[]
  readonly next: string
}

export interface Talk {
  readonly pages: readonly Page[]
  readonly signs: MessagesView['signs']
  /** Epoch milliseconds: when all that may still change was read last. */
  readonly lookedAt: number
}

const limit = 50

const readFrom = async (
  conversation: string,
  from: string | undefined,
): Promise<Page & Pick<Talk, 'signs'>> => {
  const query = {
    limit: String(limit),
    signs: 'yes' as const,
    ...(from === undefined ? {} : { cursor: from }),
  }
  const { items, next, signs } = found(
    await desk.GET('/v1/conversations/{conversation}/messages', {
      params: { path: { conversation }, query },
    }),
  )
  return { from, items, next, signs }
}

/** Whether what became of a reply is not known yet: it is read again each time. */
const isUnsettled = ({ delivery }: Message): boolean =>
  delivery === 'queued' || delivery === 'sending'

/** Whether it may still change: a mail that went out comes back hours later. It is looked at now and then. */
const mayChange = ({ delivery }: Message): boolean => delivery === 'sent'
const lookAgainMilliseconds = 60_000

/** Reads on from where it was, so that nothing is missed however long the connection was cut. */
const readOn = async (client: QueryClient, id: string): Promise<Talk> => {
  const known = client.getQueryData<Talk>(messagesKey(id))
  const pages = known?.pages ?? []
  const isTime = Date.now() - (known?.lookedAt ?? 0) > lookAgainMilliseconds
  const isOpen = isTime ? (one: Message) => isUnsettled(one) || mayChange(one) : isUnsettled
  const first = pages.findIndex(({ items }) => items.some(isOpen))
  const read = first < 0 ? [...pages] : pages.slice(0, first)
  const lookedAt = isTime ? Date.now() : (known?.lookedAt ?? Date.now())
  for (let from = read.at(-1)?.next; ; ) {
    const { signs, ...page } = await readFrom(id, from)
    if (page.items.length > 0) read.push(page)
    if (page.items.length < limit) return { pages: read, signs, lookedAt }
    from = page.next
  }
}

export const messagesKey = (id: string) => ['messages', id] as const

const pollMilliseconds = 3000

export const useMessages = (id: string) => {
  const client = useQueryClient()
  return useQuery({
    queryKey: messagesKey(id),
    queryFn: () => readOn(client, id),
    refetchInterval: () => (document.hidden ? pollMilliseconds * 5 : pollMilliseconds),
    select: ({ pages, signs }) => ({ messages: pages.flatMap(({ items }) => items), signs }),
  })
}
