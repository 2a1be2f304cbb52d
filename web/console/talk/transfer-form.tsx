import { type FormEvent, useState } from 'react'
import { useDesk, useNames } from '../api/desk.ts'
import { useWords } from '../words/use-words.ts'
import { Buttons, type FormProps, textOf } from './form.tsx'
import { transferCase } from './transfer-case.ts'

/** To whom a case goes, with a note for them. */
export const TransferForm = ({ head, act, onClose }: FormProps) => {
  const words = useWords()
  const known = useDesk()
  const names = useNames()
  const [team, setTeam] = useState(head.team)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void act(() =>
      transferCase(head, textOf(form, 'team'), textOf(form, 'agent'), textOf(form, 'note')),
    )
  }
  return (
    <form onSubmit={submit} className="fields">
      <label>
        {words.team}
        <select name="team" value={team} onChange={({ target }) => setTeam(target.value)}>
          {(known?.teams ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
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
