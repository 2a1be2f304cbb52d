import { Dialog } from '@base-ui/react/dialog'
import { Modal } from '../parts/modal.tsx'
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
    <Modal isOpen={isOpen} title={words.shortcuts} onClose={onClose}>
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
    </Modal>
  )
}
