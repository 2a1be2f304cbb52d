import * as z from 'zod/mini'
import { Conversation, parsedConversationId } from '../../desk/conversation.ts'
import { Customer } from '../../desk/customer.ts'
import { Inbound, Thread } from '../../desk/inbound.ts'
import { Message } from '../../desk/message.ts'
import { Survey } from '../../desk/survey.ts'
import { Ticket } from '../../desk/ticket.ts'
import { type Key, keys } from '../keys.ts'
import { parsed, type Reading, readItem } from '../read.ts'

/** One head by its name: 1 read unit consistently, half of one otherwise. */

export const conversation = async (
  id: string,
  reading: Reading = { isConsistent: true },
): Promise<Conversation | undefined> => {
  const at = parsedConversationId(id)
  if (at === undefined) return undefined
  return readItem(Conversation, keys.conversation(at.thread, at.episode), reading)
}

export const ticket = (number: number, reading: Reading = { isConsistent: true }) =>
  readItem(Ticket, keys.ticket(number), reading)

/** The linked conversations of a ticket, at most 10. */
export const conversationsOf = async ({ conversations }: Ticket): Promise<Conversation[]> => {
  const heads = await Promise.all(conversations.map((id) => conversation(id)))
  return heads.filter((head) => head !== undefined)
}

export const survey = (id: string, reading: Reading = { isConsistent: true }) =>
  readItem(Survey, keys.survey(id), reading)

export const message = (thread: string, episode: number, seq: number) =>
  readItem(Message, keys.message(thread, episode, seq), { isConsistent: true })

/**
 * What a head names is there. A reading that does not find it yet lags, and is repeated consistently: nobody may
 * conclude from it that there is none.
 */
const surely = async <Found>(
  read: (reading: Reading) => Promise<Found | undefined>,
): Promise<Found | undefined> =>
  (await read({ isConsistent: false })) ?? read({ isConsistent: true })

/** The customer whom a head names. */
export const customer = (id: string) =>
  surely((reading) => readItem(Customer, keys.customer(id), reading))

export const thread = (id: string) =>
  surely((reading) => readItem(Thread, keys.thread(id), reading))

/** The conversation that an event names, to tell of it. */
export const conversationNamed = (id: string) => surely((reading) => conversation(id, reading))

const AnyItem = z.record(z.string(), z.unknown())

/** A kept message as it stands: with its body until it is filed. */
const Kept = z.object({
  filed: z.optional(z.object({ episode: z.int(), seq: z.int() })),
  parkedAt: z.optional(z.number()),
})

export const kept = async (key: Key): Promise<'gone' | 'filed' | 'parked' | Inbound> => {
  const item = await readItem(AnyItem, key, { isConsistent: true })
  if (item === undefined) return 'gone'
  // State and body come from one reading: between two, the message could be filed and its body moved.
  const { filed, parkedAt } = parsed(Kept, item)
  if (filed !== undefined) return 'filed'
  return parkedAt === undefined ? parsed(Inbound, item) : 'parked'
}

const Identity = z.object({ customer: z.string() })

/**
 * The customer whom this sender is known as: half a read unit. Where it lags, the commit meets the identity
 * that stands there already, and decides again.
 */
export const identity = async (hash: string): Promise<string | undefined> =>
  (await readItem(Identity, keys.identity(hash)))?.customer
