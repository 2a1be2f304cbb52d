import { useQuery } from '@tanstack/react-query'
import { desk, found } from './client.ts'
import type { DeskView } from './types.ts'

/** The desk file changes now and then: what was read is good for minutes. */
const freshMilliseconds = 5 * 60_000

/** The desk as its file says. */
export const useDesk = (): DeskView | undefined =>
  useQuery({
    queryKey: ['desk'],
    queryFn: async () => found(await desk.GET('/v1/desk')),
    staleTime: freshMilliseconds,
  }).data

export const useCannedReplies = () =>
  useQuery({
    queryKey: ['canned'],
    queryFn: async () => found(await desk.GET('/v1/canned-replies')).items,
    staleTime: freshMilliseconds,
  }).data ?? []

/** What somebody is called, by their id; the id where nothing is known of them. */
export const useNames = () => {
  const known = useDesk()
  return {
    agent: (id: string | undefined): string =>
      known?.agents.find((one) => one.id === id)?.name ?? id ?? '',
    team: (id: string): string => known?.teams.find((one) => one.id === id)?.name ?? id,
    inbox: (id: string): string => known?.inboxes.find((one) => one.id === id)?.name ?? id,
  }
}
