import { Autocomplete } from '@base-ui/react/autocomplete'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import { Modal } from './modal.tsx'

/** A palette: one types, and chooses one of many by a key or a click. */
export const Chooser = <One extends { readonly id: string }>({
  isOpen,
  items,
  label,
  hint = label,
  givesFocusBack = false,
  textOf,
  onClose,
  onChosen,
  children,
}: {
  readonly isOpen: boolean
  readonly items: readonly One[]
  readonly label: string
  readonly hint?: string
  readonly givesFocusBack?: boolean
  /** By what one is found. */
  readonly textOf: (one: One) => string
  readonly onClose: () => void
  readonly onChosen: (one: One) => void
  readonly children: (one: One) => ReactNode
}) => {
  const words = useWords()
  return (
    <Modal isOpen={isOpen} label={label} givesFocusBack={givesFocusBack} onClose={onClose}>
      <Autocomplete.Root
        items={items}
        open
        inline
        autoHighlight="always"
        itemToStringValue={(one: One) => textOf(one)}
      >
        <Autocomplete.Input placeholder={hint} aria-label={hint} />
        <Autocomplete.Empty className="quiet">{words.nothingFound}</Autocomplete.Empty>
        <Autocomplete.List className="palette-list">
          {(one: One) => (
            <Autocomplete.Item
              key={one.id}
              value={one}
              onClick={() => {
                onClose()
                onChosen(one)
              }}
            >
              {children(one)}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Modal>
  )
}
