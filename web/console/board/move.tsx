import { useQueryClient } from '@tanstack/react-query'
import { useConversation, useTicket } from '../api/queries.ts'
import type { Listed } from '../list/view.ts'
import { Modal } from '../parts/modal.tsx'
import { transferCase } from '../talk/transfer-case.ts'
import { TransferForm } from '../talk/transfer-form.tsx'
import { useAct } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'

/** Moves a case that waits to somebody else, from the board. */
export const Move = ({ one, onClose }: { readonly one: Listed; readonly onClose: () => void }) => {
  const words = useWords()
  const client = useQueryClient()
  const { act, wrong } = useAct(() => {
    onClose()
    void client.invalidateQueries()
  })
  const conversation = useConversationOf(one)
  return (
    <Modal title={`${words.move}: ${one.title}`} wrong={wrong} onClose={onClose}>
      {conversation === undefined ? (
        <p className="quiet">{words.loading}</p>
      ) : (
        <Form conversation={conversation} act={act} onClose={onClose} />
      )}
    </Modal>
  )
}

const Form = ({
  conversation,
  act,
  onClose,
}: {
  readonly conversation: string
  readonly act: ReturnType<typeof useAct>['act']
  readonly onClose: () => void
}) => {
  const { data: head } = useConversation(conversation)
  return head === undefined ? undefined : (
    <TransferForm
      team={head.team}
      offersNext={false}
      act={act}
      move={(to) => transferCase(head, to)}
      onClose={onClose}
    />
  )
}

/** A ticket is moved by way of the newest of its conversations. */
const useConversationOf = ({ kind, id }: Listed): string | undefined => {
  const { data } = useTicket(kind === 'ticket' ? Number(id) : undefined)
  return kind === 'conversation' ? id : data?.conversations.at(-1)
}
