import { type Conversation, conversationId } from '../../../src/desk/conversation.ts'
import { teamsOf } from '../../../src/desk/policy.ts'
import type { Ticket } from '../../../src/desk/ticket.ts'
import { type DeskAtRest, deskAtRest, nameOf } from './desk-at-rest.ts'
import type { Observed, Searched } from './observed.ts'

type Head = Conversation | Ticket

const idOf = (head: Head): string =>
  head.kind === 'ticket' ? String(head.number) : conversationId(head)

/** What somebody who looks for a case may type. */
const textsOf = (head: Head, emails: ReadonlyMap<unknown, unknown>): readonly string[] => {
  if (head.kind === 'ticket') return [`#${head.number}`, head.title]
  const email = emails.get(head.customer)
  return [head.name, ...(email === undefined ? [] : [String(email)])]
}

const emailsOf = (desk: DeskAtRest) =>
  new Map(desk.ofKind('customer').map(({ id, email }) => [id, email]))

/** Everything that a case of this desk may be looked for by, each once. */
export const questionsOf = (observed: Pick<Observed, 'items'>): readonly string[] => {
  const desk = deskAtRest(observed)
  const emails = emailsOf(desk)
  const heads = [...desk.conversations, ...desk.tickets]
  return [...new Set(heads.flatMap((head) => textsOf(head, emails)))]
}

const mayRead = ({ policy }: Observed, { reader }: Searched, { teams, readers }: Head): boolean =>
  policy.agents[reader]?.role === 'admin' ||
  readers?.includes(reader) ||
  teamsOf(policy, reader).some((team) => teams.includes(team))

/** Who looks for a case by its words finds it, if they may read it. */
export const casesFound = (observed: Observed, desk: DeskAtRest): readonly string[] => {
  const emails = emailsOf(desk)
  const heads = [...desk.conversations, ...desk.tickets]
  return observed.searches.flatMap((search) =>
    heads
      .filter((head) => textsOf(head, emails).includes(search.text))
      .filter((head) => mayRead(observed, search, head) && !search.found.includes(idOf(head)))
      .map((head) => `${search.reader} looks for "${search.text}" and misses ${nameOf(head)}`),
  )
}

/** Nobody finds what they may not read, or what is not there. */
export const findsReadable = (observed: Observed, desk: DeskAtRest): readonly string[] => {
  const heads = new Map([...desk.conversations, ...desk.tickets].map((head) => [idOf(head), head]))
  return observed.searches.flatMap((search) =>
    search.found
      .filter((id) => {
        const head = heads.get(id)
        return head === undefined || !mayRead(observed, search, head)
      })
      .map((id) => `${search.reader} looks for "${search.text}" and finds ${id}`),
  )
}
