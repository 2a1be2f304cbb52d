import { Dialog } from '@base-ui/react/dialog'
import { useWords } from '../words/use-words.ts'
import type { Action } from './actions.ts'

/** Which key does what. */
export const Shortcuts = ({
  isOpen,
  actions,
  onClose,
}: {
  readonly isOpen: boolean
  readonly actions: readonly Action[]
  readonly onClose: () => void
}) => {
  const words = useWords()
  const rows: readonly (readonly [string, string])[] = [
    ['Ctrl K', words.palette],
    ['Ctrl ⏎', words.send],
    ['Ctrl ⇧ ⏎', words.sendAndResolve],
    ...actions.map(({ keys, name }) => [keys.toUpperCase(), name] as const),
  ]
  return (
    <Dialog.Root open={isOpen} onOpenChange={(opens) => !opens && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>{words.shortcuts}</Dialog.Title>
          <dl className="shortcuts">
            {rows.map(([keys, name]) => (
              <div key={name}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
          <Dialog.Close>{words.close}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
