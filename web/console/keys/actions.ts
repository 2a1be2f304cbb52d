import { step } from '../list/walk.ts'
import { goToBoard } from '../parts/place.ts'
import type { Words } from '../words/words.ts'

/** Something that can be done by a key, or by its name in the palette. */
export interface Action {
  readonly id: string
  readonly name: string
  readonly keys: string
  readonly run: () => void
}

const press = (id: string): void => document.getElementById(id)?.click()
const focus = (id: string): void => document.getElementById(id)?.focus()

const write = (kind: 'reply' | 'note'): void => {
  press(`kind-${kind}`)
  focus('composer')
}

/** What can be done now. */
export const actionsOf = (
  open: readonly string[],
  isLead: boolean,
  words: Words,
): readonly Action[] => [
  { id: 'next', name: words.next, keys: 'j', run: () => step(open, 1) },
  { id: 'previous', name: words.previous, keys: 'k', run: () => step(open, -1) },
  { id: 'take', name: words.takeNext, keys: 'g', run: () => press('take-next') },
  { id: 'search', name: words.focusSearch, keys: 'f', run: () => focus('search') },
  { id: 'tab-mine', name: words.mine, keys: '1', run: () => press('tab-mine') },
  { id: 'tab-queue', name: words.queue, keys: '2', run: () => press('tab-queue') },
  { id: 'tab-team', name: words.wholeTeam, keys: '3', run: () => press('tab-team') },
  { id: 'tab-calls', name: words.calls, keys: '4', run: () => press('tab-calls') },
  { id: 'settings', name: words.settings, keys: ',', run: () => press('settings') },
  ...(isLead ? [{ id: 'board', name: words.goBoard, keys: 'b', run: goToBoard }] : []),
  {
    id: 'presence',
    name: `${words.online} / ${words.away}`,
    keys: 'o',
    run: () => press('presence'),
  },
  ...(open.length === 0
    ? []
    : [
        { id: 'reply', name: words.focusReply, keys: 'r', run: () => write('reply') },
        { id: 'note', name: words.focusNote, keys: 'n', run: () => write('note') },
        {
          id: 'mine',
          name: `${words.assignToMe} / ${words.giveBack}`,
          keys: 'a',
          run: () => {
            press('act-mine')
            press('act-back')
          },
        },
        { id: 'transfer', name: words.transfer, keys: 't', run: () => press('act-transfer') },
        { id: 'snooze', name: words.snooze, keys: 's', run: () => press('act-snooze') },
        { id: 'ticket', name: words.openTicket, keys: 'i', run: () => press('act-ticket') },
        { id: 'link', name: words.link, keys: 'l', run: () => press('act-link') },
        { id: 'edit', name: words.editTicket, keys: 'x', run: () => press('ticket-edit') },
        { id: 'merge', name: words.merge, keys: 'm', run: () => press('ticket-merge') },
        {
          id: 'watch',
          name: `${words.watch} / ${words.unwatch}`,
          keys: 'w',
          run: () => press('ticket-watch'),
        },
        { id: 'ticket-note', name: words.ticketNote, keys: 'c', run: () => focus('ticket-note') },
        { id: 'resolve', name: words.resolve, keys: 'e', run: () => press('act-resolve') },
        { id: 'reopen', name: words.reopen, keys: 'u', run: () => press('act-reopen') },
      ]),
]
