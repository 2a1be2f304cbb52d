import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

/** A dialog over the page; named by its title, or where it shows none, by its label. */
export const Modal = ({
  isOpen = true,
  title,
  label,
  wrong,
  givesFocusBack = true,
  onClose,
  children,
}: {
  readonly isOpen?: boolean
  readonly title?: ReactNode
  /** One without a title is a palette: its first line is where one types. */
  readonly label?: string
  /** What went wrong with what was asked for here. */
  readonly wrong?: string | undefined
  /** False where what was chosen says itself where the focus goes. */
  readonly givesFocusBack?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}) => (
  <Dialog.Root open={isOpen} onOpenChange={(opens) => !opens && onClose()}>
    <Dialog.Portal>
      <Dialog.Backdrop className="backdrop" />
      <Dialog.Popup
        className={label === undefined ? 'dialog' : 'dialog palette'}
        aria-label={label}
        {...(givesFocusBack ? {} : { finalFocus: false })}
      >
        {title !== undefined && <Dialog.Title>{title}</Dialog.Title>}
        {children}
        {wrong !== undefined && (
          <p className="warning" role="alert">
            {wrong}
          </p>
        )}
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
)
