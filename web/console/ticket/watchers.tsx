import { useDesk, useNames } from '../api/desk.ts'
import type { TicketView } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import type { Act } from '../talk/use-act.ts'
import { useWords } from '../words/use-words.ts'
import { watchTicket } from './deeds.ts'

/** Who follows a ticket, and who else should. */
export const Watchers = ({
  ticket,
  act,
  isBusy,
}: {
  readonly ticket: TicketView
  readonly act: Act
  readonly isBusy: boolean
}) => {
  const words = useWords()
  const names = useNames()
  const known = useDesk()
  const { watchers } = ticket
  const others = (known?.agents ?? []).filter(({ id }) => !watchers.includes(id))
  return (
    <>
      {watchers.length > 0 && (
        <ul className="chips padded" aria-label={words.watchers}>
          {watchers.map((agent) => (
            <li key={agent} className="chip">
              {names.agent(agent)}
              <button
                type="button"
                disabled={isBusy}
                aria-label={`${words.remove} ${names.agent(agent)}`}
                onClick={() =>
                  act(() =>
                    watchTicket(
                      ticket,
                      watchers.filter((one) => one !== agent),
                    ),
                  )
                }
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="padded">
        <select
          aria-label={words.addWatcher}
          value=""
          disabled={isBusy}
          onChange={({ target }) => act(() => watchTicket(ticket, [...watchers, target.value]))}
        >
          <option value="">{words.addWatcher}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}
