import type { Conversation } from '../../../src/desk/conversation.ts'
import type { Policy } from '../../../src/desk/policy.ts'
import { indexHead } from '../../../src/flows/index-head.ts'
import { keys } from '../../../src/store/keys.ts'
import { conversationItem, messageItem, ticketItem } from '../../../src/store/stored.ts'
import { aConversation, aCustomer, aReply, aTicket, policy } from '../../desk/a-desk.ts'
import { put } from '../../store/emulated-table.ts'

const agent = (name: string, role: 'agent' | 'admin' = 'agent') => ({
  ...{ name, email: `${name}@desk.example`, role, language: 'en' as const, capacity: 100 },
})

/** The small desk with a team that never has a case, and somebody who works in none. */
export const deskOfTeams: Policy = {
  ...policy,
  teams: {
    ...policy.teams,
    sales: { name: 'Sales', tier: 1, lead: 'ida', members: ['ida', 'eva'] },
  },
  agents: {
    ...policy.agents,
    ...{ mei: agent('mei'), ida: agent('ida'), eva: agent('eva'), ada: agent('ada', 'admin') },
  },
}

/** A case that a request is tried on: team repair has it, team service had it before, and eva was asked by name. */
export interface TriedCase {
  readonly conversation: string
  readonly ticket: number
  readonly customer: string
  /** Nobody else has it: a search for it finds this case. */
  readonly name: string
  readonly beside?: TriedCase
}

/** Ids are written in these letters. */
const inLetters = (count: number): string =>
  [...count.toString(16)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')

let count = 0

/** A case of its own for each request, for what one changes another would meet. */
export const triedCase = async ({
  isQueued,
  hasTicket,
}: {
  readonly isQueued: boolean
  readonly hasTicket: boolean
}): Promise<TriedCase> => {
  count += 1
  const letters = inLetters(count)
  const [thread, customer, name] = [letters.padStart(26, 'z'), `customer${letters}`, `Li${letters}`]
  const stands = {
    ...{ customer, team: 'repair', teams: ['service', 'repair'], readers: ['eva'] },
    agent: isQueued ? undefined : 'mei',
  }
  const head = aConversation({
    thread,
    name,
    seq: 2,
    ...stands,
    ...(hasTicket ? { ticket: count } : {}),
  })
  const items = [
    conversationItem(led(head, hasTicket)),
    ...(hasTicket
      ? [ticketItem(aTicket({ number: count, conversations: [`${thread}.1`], ...stands }))]
      : []),
  ]
  await put({ ...keys.customer(customer), ...aCustomer({ id: customer, name }) })
  await put(messageItem(aReply({ thread, delivery: 'sent' })))
  for (const item of items) {
    await put(item)
    await indexHead(item)
  }
  return { conversation: `${thread}.1`, ticket: count, customer, name }
}

/** The resolution is due at the ticket that leads. */
const led = (head: Conversation, hasTicket: boolean): Conversation => ({
  ...head,
  deadlines: head.deadlines.filter(({ target }) => !hasTicket || target !== 'resolution'),
})
