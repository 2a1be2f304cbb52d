import { useEffect, useRef } from 'react'
import { useNames } from '../api/desk.ts'
import { useList, useMentions } from '../api/queries.ts'
import { openCase } from '../list/open-case.ts'
import { goToConversation } from '../parts/place.ts'
import { useWords } from '../words/use-words.ts'
import { useNotifications, useSound, useTheme } from './settings.ts'

/** Two short tones. A browser makes no sound before somebody has clicked; then it is silent, and nothing breaks. */
const ring = (): void => {
  const context = new AudioContext()
  const volume = context.createGain()
  volume.gain.value = 0.08
  volume.connect(context.destination)
  for (const [index, pitch] of [660, 880].entries()) {
    const tone = context.createOscillator()
    tone.frequency.value = pitch
    tone.connect(volume)
    tone.start(context.currentTime + index * 0.14)
    tone.stop(context.currentTime + index * 0.14 + 0.12)
    tone.onended = () => index === 1 && void context.close()
  }
}

/** Tells of what newly waits for me: in the title always, by sound and by the browser where that is wanted. */
export const useAlerts = (): void => {
  const words = useWords()
  const names = useNames()
  const { data } = useList({ of: 'mine', place: 'held' })
  const { data: mentions } = useMentions()
  useEffect(() => {
    if (data === undefined) return
    document.title = data.length === 0 ? 'Warmline' : `(${data.length}) Warmline`
  }, [data])
  // Who waits for another answer stands there again, since another moment.
  useNews(
    data?.map((one) => ({
      id: `${one.kind} ${one.id} ${one.since}`,
      told: words.newWork(one.title),
      open: () => openCase(one),
    })),
  )
  useNews(
    mentions
      ?.filter(({ isSeen }) => !isSeen)
      .map((one) => ({
        id: `${one.conversation} ${one.seq}`,
        told: words.newMention(names.agent(one.by), one.case.title),
        open: () => goToConversation(one.conversation),
      })),
  )
}

interface News {
  readonly id: string
  readonly told: string
  readonly open: () => unknown
}

/** Tells of what was not there the last time; of what is there when the page opens, nothing. */
const useNews = (items: readonly News[] | undefined): void => {
  const hasSound = useSound()
  const hasNotifications = useNotifications()
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  const ids = items?.map(({ id }) => id).join('\n')
  const latest = useRef(items)
  latest.current = items
  useEffect(() => {
    if (ids === undefined) return
    const before = known.current
    known.current = new Set(ids.split('\n'))
    const fresh = (latest.current ?? []).filter(({ id }) => !before?.has(id))
    if (before === undefined || fresh.length === 0) return
    if (hasSound) ring()
    if (!hasNotifications || !document.hidden) return
    for (const { id, told, open } of fresh) {
      const shown = new Notification(told, { tag: id })
      shown.onclick = () => {
        window.focus()
        void open()
      }
    }
  }, [ids, hasSound, hasNotifications])
}

/** Light or dark, where it is not to be as the system is. */
export const useLook = (): void => {
  const theme = useTheme()
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
