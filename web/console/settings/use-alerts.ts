import { useEffect, useRef } from 'react'
import { useList } from '../api/queries.ts'
import { openCase } from '../list/open-case.ts'
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
  const hasSound = useSound()
  const hasNotifications = useNotifications()
  const { data } = useList({ of: 'mine', place: 'held' })
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  useEffect(() => {
    if (data === undefined) return
    document.title = data.length === 0 ? 'Warmline' : `(${data.length}) Warmline`
    // Who waits for another answer stands there again, since another moment.
    const now = new Set(data.map(({ kind, id, since }) => `${kind} ${id} ${since}`))
    const fresh = data.filter(
      ({ kind, id, since }) => !known.current?.has(`${kind} ${id} ${since}`),
    )
    const isFirst = known.current === undefined
    known.current = now
    if (isFirst || fresh.length === 0) return
    if (hasSound) ring()
    if (!hasNotifications || !document.hidden) return
    for (const one of fresh) {
      const told = new Notification(words.newWork(one.title), { tag: one.id })
      told.onclick = () => {
        window.focus()
        void openCase(one)
      }
    }
  }, [data, hasSound, hasNotifications, words])
}

/** Light or dark, where it is not to be as the system is. */
export const useLook = (): void => {
  const theme = useTheme()
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
