import { useWords } from '../words/use-words.ts'
import type { FormProps } from './form.tsx'
import { moments } from './moments.ts'
import { snoozeCase } from './snooze-case.ts'

/** Until when a case is out of the way. */
export const SnoozeForm = ({ head, act, onClose }: FormProps) => {
  const words = useWords()
  const until = (at: number | undefined): Promise<void> => act(() => snoozeCase(head, at))
  const choices = moments(Date.now())
  return (
    <div className="fields">
      {(['inAnHour', 'tomorrow', 'nextWeek'] as const).map((name) => (
        <button key={name} type="button" onClick={() => until(choices[name])}>
          {words[name]}
        </button>
      ))}
      <label>
        {words.until}
        <input
          type="datetime-local"
          onChange={({ target }) => {
            const at = new Date(target.value).getTime()
            if (at > Date.now()) void until(at)
          }}
        />
      </label>
      <button type="button" onClick={onClose}>
        {words.cancel}
      </button>
    </div>
  )
}
