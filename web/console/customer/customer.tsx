import { useConversation, useHistory } from '../api/queries.ts'
import { Found } from '../list/found.tsx'
import { moment } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { TicketDetails } from '../ticket/ticket-details.tsx'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Tags } from './tags.tsx'

/** Who it is about: what the desk knows of them, and their ticket. */
export const Customer = ({
  id,
  me,
  showsTicket = true,
}: {
  readonly id: string
  readonly me: string
  /** False where the ticket stands beside it. */
  readonly showsTicket?: boolean
}) => {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const { data: head } = useConversation(id)
  if (head === undefined) return <aside className="customer" aria-label={words.customer} />
  const { customer } = head
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.name, customer.name],
    [words.email, customer.email],
    [words.phone, customer.phone],
    [words.tier, customer.tier],
    [words.language, customer.locale],
    [words.openedAt, moment(head.openedAt, language, now)],
  ]
  return (
    <aside className="customer" aria-label={words.customer}>
      <h2>{words.customer}</h2>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined ? undefined : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {showsTicket && head.ticket !== undefined && <TicketDetails number={head.ticket} me={me} />}
      <Tags head={head} />
      <History customer={customer.id} present={[id, String(head.ticket ?? '')]} />
    </aside>
  )
}

/** What they came for before, over all channels. */
const History = ({
  customer,
  present,
}: {
  readonly customer: string
  readonly present: readonly string[]
}) => {
  const words = useWords()
  const { data } = useHistory(customer)
  const earlier = data?.filter(({ id }) => !present.includes(id)) ?? []
  return (
    <section>
      <h2>{words.history}</h2>
      {data !== undefined && earlier.length === 0 && <p className="quiet">{words.noHistory}</p>}
      <ul>
        {earlier.map((one) => (
          <li key={`${one.kind}${one.id}`}>
            <Found one={one} isOpen={false} />
          </li>
        ))}
      </ul>
    </section>
  )
}
