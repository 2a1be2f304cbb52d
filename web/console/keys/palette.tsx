import { Autocomplete } from '@base-ui/react/autocomplete'
import { Modal } from '../parts/modal.tsx'
import { useWords } from '../words/use-words.ts'
import type { Action } from './actions.ts'

/** All actions by their names: typed, chosen, done. */
export const Palette = ({
  isOpen,
  actions,
  onClose,
}: {
  readonly isOpen: boolean
  readonly actions: readonly Action[]
  readonly onClose: () => void
}) => {
  const words = useWords()
  const run = (action: Action): void => {
    onClose()
    // The dialog gives the focus back first; the action may take it then.
    window.setTimeout(action.run, 0)
  }
  return (
    <Modal isOpen={isOpen} label={words.palette} onClose={onClose}>
      <Autocomplete.Root
        items={actions}
        open
        inline
        autoHighlight="always"
        itemToStringValue={(action: Action) => action.name}
      >
        <Autocomplete.Input placeholder={words.paletteHint} aria-label={words.paletteHint} />
        <Autocomplete.List className="palette-list">
          {(action: Action) => (
            <Autocomplete.Item key={action.id} value={action} onClick={() => run(action)}>
              {action.name} <kbd>{action.keys}</kbd>
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Modal>
  )
}
