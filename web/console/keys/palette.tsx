import { Chooser } from '../parts/chooser.tsx'
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
  return (
    <Chooser
      isOpen={isOpen}
      items={actions}
      label={words.palette}
      hint={words.paletteHint}
      givesFocusBack
      textOf={({ name }) => name}
      onClose={onClose}
      // The dialog gives the focus back first; the action may take it then.
      onChosen={({ run }) => window.setTimeout(run, 0)}
    >
      {({ name, keys }) => (
        <>
          {name} <kbd>{keys}</kbd>
        </>
      )}
    </Chooser>
  )
}
