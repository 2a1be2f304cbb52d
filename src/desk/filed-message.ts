import { awake } from './awake.ts'
import type { Conversation } from './conversation.ts'
import { type Customer, newlySaid } from './customer.ts'
import { deadline, without } from './deadline.ts'
import { type Decision, moment } from './decision.ts'
import type { FilingFacts } from './filing-facts.ts'
import type { Inbound } from './inbound.ts'
import type { Message } from './message.ts'
import type { Policy } from './policy.ts'

/** What every filing writes: the message under its number, the mark, and a customer who is new or has changed. */
export const filing = (facts: FilingFacts, conversation: Conversation): Decision => {
  const { inbound, current, customer } = facts
  const { thread, episode, seq } = conversation
  const message: Message = {
    kind: 'message',
    thread,
    episode,
    seq,
    direction: 'inbound',
    text: inbound.text,
    at: inbound.receivedAt,
    sentAt: inbound.sentAt,
    attachments: inbound.attachments,
    files: inbound.files,
    mail: inbound.mail,
    providerId: inbound.providerId,
    correlation: inbound.correlation,
  }
  return {
    messages: [message],
    filed: { inbound, episode, seq },
    ...(current === undefined || (customer !== undefined && !inbound.mail?.isByGuest)
      ? customerOf(facts)
      : {}),
  }
}

const customerOf = (facts: FilingFacts): Pick<Decision, 'customer'> => {
  const known = knownCustomer(facts)
  const said = newlySaid(known, facts.inbound.sender)
  if (facts.customer === undefined)
    return { customer: { isNew: true, after: { ...known, ...said } } }
  return Object.keys(said).length === 0 ? {} : { customer: { isNew: false, id: known.id, said } }
}

/** The customer waits from the oldest message that nobody has answered. */
export const waiting = (current: Conversation, inbound: Inbound, policy: Policy): Conversation => {
  const { receivedAt } = inbound
  const after: Conversation = {
    ...current,
    ...awake,
    seq: current.seq + 1,
    lastAt: moment(receivedAt, current),
    lastInboundAt: Math.max(current.lastInboundAt, receivedAt),
    ...(inbound.mail?.isByGuest
      ? {}
      : { name: shownName(inbound, current.name), profile: inbound.profile }),
  }
  if (current.waitingSince !== undefined) {
    return { ...after, waitingSince: Math.min(current.waitingSince, receivedAt) }
  }
  const next = deadline('next-response', receivedAt, policy.targets.nextResponseMinutes)
  return {
    ...after,
    waitingSince: receivedAt,
    answeredAt: undefined,
    deadlines: [...without(current.deadlines, 'next-response'), next],
  }
}

/** The same conversation with one more message that nobody waits on. */
export const unmoved = (current: Conversation, { receivedAt }: Inbound): Conversation => ({
  ...current,
  seq: current.seq + 1,
  lastAt: moment(receivedAt, current),
})

/** The customer as known, or one who is met now. */
export const knownCustomer = ({
  customer,
  current,
  newCustomerId,
  inbound,
}: FilingFacts): Customer =>
  customer ?? {
    kind: 'customer',
    id: current?.customer ?? newCustomerId,
    since: inbound.receivedAt,
  }

/** How a new case shows its customer: by what the message says of its sender, unless that is a guest. */
export const shownAs = ({
  inbound,
  current,
  customer,
}: FilingFacts): Pick<Conversation, 'name' | 'profile' | 'locale'> => {
  if (current !== undefined && inbound.mail?.isByGuest) {
    const { name, profile, locale } = current
    return { name, profile, locale }
  }
  const { profile, sender } = inbound
  const name = shownName(inbound, customer?.name ?? current?.name)
  return { name, profile, locale: sender.locale }
}

/** What lists call a customer: a message that leaves the name out takes none away. */
const shownName = ({ sender }: Inbound, known: string | undefined): string =>
  sender.name ?? known ?? shortened(sender.id)

/** Who gave no name is told from others by the end of the long id that their browser got. */
const shortened = (id: string): string => id.replace(/^visitor:.*(?=.{5}$)/, 'visitor-')
