import { useEffect, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { type Action, actionsOf } from './actions.ts'
import { Palette } from './palette.tsx'
import { Shortcuts } from './shortcuts.tsx'

/** Where letters are text and no command. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Every action by keyboard: single letters outside of fields, and a palette of all by Ctrl K. */
export const Keys = ({
  open,
  isLead,
}: {
  readonly open: readonly string[]
  readonly isLead: boolean
}) => {
  const words = useWords()
  const [shown, setShown] = useState<'palette' | 'shortcuts'>()
  const actions: readonly Action[] = [
    ...actionsOf(open, isLead, words),
    { id: 'shortcuts', name: words.shortcuts, keys: '?', run: () => setShown('shortcuts') },
  ]
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing) return
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setShown('palette')
        return
      }
      if (event.key === 'Escape' && isWriting(event.target)) {
        ;(event.target as HTMLElement).blur()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const action = actions.find(({ keys }) => keys === event.key.toLowerCase())
      if (action === undefined) return
      event.preventDefault()
      action.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
  return (
    <>
      <Palette isOpen={shown === 'palette'} actions={actions} onClose={() => setShown(undefined)} />
      <Shortcuts
        isOpen={shown === 'shortcuts'}
        actions={actions}
        onClose={() => setShown(undefined)}
      />
    </>
  )
}
