import { Dialog } from '@base-ui/react/dialog'
import type { ConversationView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'
import type { Asking } from './actions.tsx'
import { SnoozeForm } from './snooze-form.tsx'
import { TicketForm } from './ticket-form.tsx'
import { TransferForm } from './transfer-form.tsx'
import type { Act } from './use-act.ts'

const titles = { ticket: 'openTicket', transfer: 'transfer', snooze: 'snooze' } as const

/** What an action must know before it can be done. */
export const Dialogs = ({
  head,
  asking,
  wrong,
  onClose,
  act,
}: {
  readonly head: ConversationView
  readonly asking: Asking | undefined
  readonly wrong: string | undefined
  readonly onClose: () => void
  readonly act: Act
}) => {
  const words = useWords()
  return (
    <Dialog.Root open={asking !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          {asking !== undefined && <Dialog.Title>{words[titles[asking]]}</Dialog.Title>}
          {asking === 'ticket' && <TicketForm head={head} act={act} onClose={onClose} />}
          {asking === 'snooze' && <SnoozeForm head={head} act={act} onClose={onClose} />}
          {asking === 'transfer' && <TransferForm head={head} act={act} onClose={onClose} />}
          {wrong !== undefined && (
            <p className="warning" role="alert">
              {wrong}
            </p>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
