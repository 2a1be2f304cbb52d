import { useState } from 'react'
import type { ConversationView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'
import { assign } from './assign.ts'
import { Dialogs } from './dialogs.tsx'
import { reopenCase, resolveCase } from './resolve-case.ts'
import { snoozeCase } from './snooze-case.ts'
import { useAct } from './use-act.ts'

export type Asking = 'transfer' | 'ticket' | 'link' | 'snooze'

/** What can be done with a case besides answering it. */
export const Actions = ({
  head,
  me,
  onChanged,
}: {
  readonly head: ConversationView
  readonly me: string
  readonly onChanged: () => void
}) => {
  const words = useWords()
  const [asking, setAsking] = useState<Asking>()
  const { act, wrong, isBusy } = useAct(() => {
    setAsking(undefined)
    onChanged()
  })
  const button = (id: string, name: string, onClick: () => void) => (
    <button type="button" id={`act-${id}`} disabled={isBusy} onClick={onClick}>
      {name}
    </button>
  )
  if (head.state === 'resolved') {
    return (
      <div className="actions">
        {wrong !== undefined && <span className="warning">{wrong}</span>}
        {button('reopen', words.reopen, () => act(() => reopenCase(head)))}
      </div>
    )
  }
  return (
    <div className="actions">
      {wrong !== undefined && (
        <span className="warning" role="alert">
          {wrong}
        </span>
      )}
      {head.ticket === undefined && button('ticket', words.openTicket, () => setAsking('ticket'))}
      {head.ticket === undefined && button('link', words.link, () => setAsking('link'))}
      {head.agent === me
        ? button('back', words.giveBack, () => act(() => assign(head, null)))
        : button('mine', words.assignToMe, () => act(() => assign(head, me)))}
      {head.ticket === undefined &&
        (head.snoozedUntil === undefined
          ? button('snooze', words.snooze, () => setAsking('snooze'))
          : button('snooze', words.wake, () => act(() => snoozeCase(head, undefined))))}
      {button('transfer', words.transfer, () => setAsking('transfer'))}
      {button('resolve', words.resolve, () => act(() => resolveCase(head)))}
      <Dialogs
        head={head}
        asking={asking}
        wrong={wrong}
        onClose={() => setAsking(undefined)}
        act={act}
      />
    </div>
  )
}
