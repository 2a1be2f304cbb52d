import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { desk, found } from '../api/client.ts'
import { meQuery } from '../api/queries.ts'
import type { MeView } from '../api/types.ts'
import { signOut } from '../session/session.ts'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { useWords } from '../words/use-words.ts'

/** Said again within the time for which the desk believes it, so that a closed browser is soon away. */
const presenceMinutes = 5
const sayAgainMilliseconds = 2 * 60_000

const sayPresence = async (presence: 'online' | 'away') =>
  found(await desk.PUT('/v1/me/presence', { body: { presence, forMinutes: presenceMinutes } }))

/** Who I am, whether I take work, and the way out. */
export const Bar = ({ me }: { readonly me: MeView }) => {
  const words = useWords()
  const client = useQueryClient()
  const [isSetting, setSetting] = useState(false)
  const presence = useMutation({
    mutationFn: sayPresence,
    onSuccess: ({ presence: said, load }) =>
      client.setQueryData(meQuery.queryKey, { ...me, presence: said, load }),
    onSettled: () => client.invalidateQueries({ queryKey: ['list'] }),
  })
  // Shown as it will be while it is being said.
  const said = presence.isPending ? presence.variables : me.presence
  const isOnline = said === 'online'
  useEffect(() => {
    if (!isOnline) return undefined
    const timer = window.setInterval(() => {
      void sayPresence('online').catch(() => undefined)
    }, sayAgainMilliseconds)
    return () => window.clearInterval(timer)
  }, [isOnline])
  return (
    <header className="bar">
      <h1 className="mark">Warmline</h1>
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={isOnline}
          id="presence"
          checked={isOnline}
          onChange={({ target }) => presence.mutate(target.checked ? 'online' : 'away')}
        />
        <span>{isOnline ? words.online : words.away}</span>
      </label>
      <span className="quiet">{words.load(me.load, me.capacity)}</span>
      <span className="bar-end">
        {me.role !== 'agent' && <a href="#/board">{words.board}</a>}
        <span>{me.name}</span>
        <button type="button" id="settings" onClick={() => setSetting(true)}>
          {words.settings}
        </button>
        <button type="button" onClick={() => signOut()}>
          {words.signOut}
        </button>
      </span>
      <SettingsDialog isOpen={isSetting} onClose={() => setSetting(false)} />
    </header>
  )
}
