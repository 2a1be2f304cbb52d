import { Dialog } from '@base-ui/react/dialog'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { desk, found } from '../api/client.ts'
import { useConversation } from '../api/queries.ts'
import type { Listed } from '../list/card.tsx'
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
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>
            {words.move}: {one.title}
          </Dialog.Title>
          {conversation === undefined ? (
            <p className="quiet">{words.loading}</p>
          ) : (
            <Form conversation={conversation} act={act} onClose={onClose} />
          )}
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
  return head === undefined ? undefined : <TransferForm head={head} act={act} onClose={onClose} />
}

/** A ticket is moved by way of the newest of its conversations. */
const useConversationOf = ({ kind, id }: Listed): string | undefined => {
  const { data } = useQuery({
    queryKey: ['ticket', Number(id)],
    queryFn: async () =>
      found(await desk.GET('/v1/tickets/{ticket}', { params: { path: { ticket: id } } })),
    enabled: kind === 'ticket',
  })
  return kind === 'conversation' ? id : data?.conversations.at(-1)
}
