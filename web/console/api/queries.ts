import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { keepFor } from '../parts/kept.ts'
import { desk, found } from './client.ts'
import type { ListView, MentionsView, TicketNotesView } from './types.ts'

/** A list that is watched: the tag of what is shown, so that a poll which finds nothing new costs next to nothing. */
interface Watched {
  readonly list: ListView
  readonly tag: string | undefined
}

/** How often the desk is asked in its own words; while the page is hidden a fifth as often. */
const pollEvery = (milliseconds: number) => (): number =>
  document.hidden ? milliseconds * 5 : milliseconds

const listPollMilliseconds = 5000

/** The largest page that the desk gives. More than this of open cases is searched, not scrolled. */
const limit = '100'

export type Listing =
  | { readonly of: 'mine'; readonly place: 'held' | 'idle' }
  | { readonly of: 'queue'; readonly team: string }
  | { readonly of: 'team'; readonly team: string; readonly place: 'held' | 'idle' }

const keyOf = (listing: Listing) => ['list', listing] as const

const pageOf = async (listing: Listing, cursor: string | undefined, tag: string | undefined) => {
  const header = tag === undefined ? {} : { header: { 'If-None-Match': tag } }
  const after = cursor === undefined ? {} : { cursor }
  if (listing.of === 'mine') {
    const query = { place: listing.place, limit, ...after }
    return desk.GET('/v1/me/work', { params: { query, ...header } })
  }
  const path = { team: listing.team }
  if (listing.of === 'queue') {
    const query = { limit, ...after }
    return desk.GET('/v1/teams/{team}/queue', { params: { path, query, ...header } })
  }
  const query = { place: listing.place, limit, ...after }
  return desk.GET('/v1/teams/{team}/work', { params: { path, query } })
}

/** So many cases are shown at once; beyond them it is said, and searched. */
export const listMax = 500
const pagesMax = listMax / Number(limit)

const watch = async (client: QueryClient, listing: Listing): Promise<Watched> => {
  const known = client.getQueryData<Watched>(keyOf(listing))
  const first = await pageOf(listing, undefined, known?.tag)
  if (first.response.status === 304 && known !== undefined) return known
  const list = found(first)
  const items = [...list.items]
  let { next } = list
  for (let page = 1; next !== undefined && page < pagesMax; page += 1) {
    const more = found(await pageOf(listing, next, undefined))
    items.push(...more.items)
    next = more.next
  }
  // My load moves with my lists.
  if (listing.of === 'mine') void client.invalidateQueries({ queryKey: meQuery.queryKey })
  return { list: { ...list, items }, tag: first.response.headers.get('etag') ?? undefined }
}

export const useList = (listing: Listing) => {
  const client = useQueryClient()
  return useQuery({
    queryKey: keyOf(listing),
    queryFn: () => watch(client, listing),
    refetchInterval: pollEvery(listPollMilliseconds * (listing.of === 'team' ? 2 : 1)),
    select: ({ list }) => list.items,
  })
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = found(await desk.GET('/v1/me'))
    keepFor(me.agent)
    return me
  },
  refetchInterval: pollEvery(60_000),
})

export const useConversation = (id: string | undefined) =>
  useQuery({
    queryKey: ['conversation', id],
    queryFn: async () =>
      found(
        await desk.GET('/v1/conversations/{conversation}', {
          params: { path: { conversation: id ?? '' } },
        }),
      ),
    enabled: id !== undefined,
    refetchInterval: pollEvery(10_000),
  })

export const useTicket = (number: number | undefined) =>
  useQuery({
    queryKey: ['ticket', number],
    queryFn: async () =>
      found(
        await desk.GET('/v1/tickets/{ticket}', { params: { path: { ticket: String(number) } } }),
      ),
    enabled: number !== undefined,
    refetchInterval: pollEvery(30_000),
  })

/** Who of a team is there; asked for while it is shown. */
export const useTeamAgents = (team: string) =>
  useQuery({
    queryKey: ['agents', team],
    queryFn: async () =>
      found(await desk.GET('/v1/teams/{team}/agents', { params: { path: { team } } })).items,
    refetchInterval: pollEvery(10_000),
  })

export const useHistory = (customer: string | undefined) =>
  useQuery({
    queryKey: ['history', customer],
    queryFn: async () =>
      found(
        await desk.GET('/v1/customers/{customer}/cases', {
          params: { path: { customer: customer ?? '' }, query: { limit: '20' } },
        }),
      ).items,
    enabled: customer !== undefined,
    refetchInterval: pollEvery(60_000),
  })

/** What was noted on a ticket; `count` says when there is more. */
export const useTicketNotes = (number: number, count: number) =>
  useQuery({
    queryKey: ['ticket-notes', number, count],
    queryFn: () => notesFrom(number, undefined),
    enabled: count > 0,
    placeholderData: (known) => known,
  }).data ?? []

const notesPage = 200
type Notes = TicketNotesView['items']
const notesFrom = async (number: number, cursor: string | undefined): Promise<Notes> => {
  const query = { limit: String(notesPage), ...(cursor === undefined ? {} : { cursor }) }
  const params = { path: { ticket: String(number) }, query }
  const { items, next } = found(await desk.GET('/v1/tickets/{ticket}/notes', { params }))
  return items.length < notesPage ? items : [...items, ...(await notesFrom(number, next))]
}

interface WatchedMentions {
  readonly items: MentionsView['items']
  readonly tag: string | undefined
}
export const mentionsKey = ['mentions'] as const

/** Notes that name me, newest first. */
export const useMentions = () => {
  const client = useQueryClient()
  return useQuery({
    queryKey: mentionsKey,
    queryFn: async (): Promise<WatchedMentions> => {
      const known = client.getQueryData<WatchedMentions>(mentionsKey)
      const header = known?.tag === undefined ? {} : { header: { 'If-None-Match': known.tag } }
      const params = { query: { limit: '50' }, ...header }
      const answer = await desk.GET('/v1/me/mentions', { params })
      if (answer.response.status === 304 && known !== undefined) return known
      const tag = answer.response.headers.get('etag') ?? undefined
      return { items: found(answer).items, tag }
    },
    refetchInterval: pollEvery(10_000),
    select: ({ items }) => items,
  })
}

/** The tickets that I follow. */
export const useWatched = () =>
  useQuery({
    queryKey: ['watched'],
    queryFn: async () =>
      found(await desk.GET('/v1/me/watched', { params: { query: { limit: '50' } } })).items,
    refetchInterval: pollEvery(30_000),
  })

export const useSearch = (words: string) =>
  useQuery({
    queryKey: ['search', words],
    queryFn: async () =>
      found(await desk.GET('/v1/search', { params: { query: { q: words, limit: '50' } } })).items,
    enabled: words !== '',
  })
