import type { ConversationView } from '../api/types.ts'
import { Modal } from '../parts/modal.tsx'
import { useWords } from '../words/use-words.ts'
import type { Asking } from './actions.tsx'
import { LinkForm } from './link-form.tsx'
import { SnoozeForm } from './snooze-form.tsx'
import { TicketForm } from './ticket-form.tsx'
import { transferCase } from './transfer-case.ts'
import { TransferForm } from './transfer-form.tsx'
import type { Act } from './use-act.ts'

const titles = {
  ticket: 'openTicket',
  transfer: 'transfer',
  snooze: 'snooze',
  link: 'link',
} as const

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
    <Modal
      isOpen={asking !== undefined}
      title={asking === undefined ? undefined : words[titles[asking]]}
      wrong={wrong}
      onClose={onClose}
    >
      {asking === 'ticket' && <TicketForm head={head} act={act} onClose={onClose} />}
      {asking === 'snooze' && <SnoozeForm head={head} act={act} onClose={onClose} />}
      {asking === 'link' && <LinkForm head={head} act={act} onClose={onClose} />}
      {asking === 'transfer' && (
        <TransferForm
          team={head.team}
          act={act}
          move={(to) => transferCase(head, to)}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}
