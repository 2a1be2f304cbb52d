import { type FormEvent, useState } from 'react'
import { useDesk, useNames } from '../api/desk.ts'
import { useWords } from '../words/use-words.ts'
import { Buttons, textOf } from './form.tsx'
import type { Handover } from './transfer-case.ts'
import type { Act } from './use-act.ts'

/** To whom a case goes, with a note for them. */
export const TransferForm = ({
  team: present,
  offersNext = true,
  act,
  move,
  onClose,
}: {
  /** That has it now. */
  readonly team: string
  /** Whether it begins with the team that takes what this one cannot solve. */
  readonly offersNext?: boolean
  readonly act: Act
  readonly move: (to: Handover) => Promise<void>
  readonly onClose: () => void
}) => {
  const words = useWords()
  const known = useDesk()
  const names = useNames()
  // The desk file says where a case goes that this team cannot solve.
  const next = known?.teams.find(({ id }) => id === present)?.escalatesTo
  const [chosen, setTeam] = useState<string>()
  const team = chosen ?? (offersNext ? next : undefined) ?? present
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [agent, note] = [textOf(form, 'agent'), textOf(form, 'note')]
    const to = { ...(agent === '' ? {} : { agent }), ...(note === '' ? {} : { note }) }
    void act(() => move({ team: textOf(form, 'team'), ...to }))
  }
  return (
    <form onSubmit={submit} className="fields">
      <label>
        {words.team}
        <select name="team" value={team} onChange={({ target }) => setTeam(target.value)}>
          {(known?.teams ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {id === next ? `${name} (${words.escalates})` : name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.agent}
        <select name="agent" key={team}>
          <option value="">{words.anybody}</option>
          {(known?.teams.find(({ id }) => id === team)?.members ?? []).map((member) => (
            <option key={member} value={member}>
              {names.agent(member)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.note}
        <textarea name="note" rows={3} />
      </label>
      <Buttons name={words.transfer} onClose={onClose} />
    </form>
  )
}
