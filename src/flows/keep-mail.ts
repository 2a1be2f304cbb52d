import { threadIn } from '../channels/mail/address.ts'
import { idHash } from '../channels/mail/known-id.ts'
import type { Envelope, Mailbox, ReadMail } from '../channels/mail/read-mail-shape.ts'
import { Sender } from '../desk/customer.ts'
import type { Inbound } from '../desk/inbound.ts'
import type { MailFacts } from '../desk/mail.ts'
import { hashId, keyedId } from '../platform/ids.ts'
import { log } from '../platform/log.ts'
import { pepper } from '../platform/parameters.ts'
import { keep } from '../store/keep.ts'
import {
  type ChatOfMails,
  claimMailId,
  decideMailThread,
  joinMailThread,
  mailThread,
  threadsOfMailIds,
} from '../store/mail-threads.ts'
import { keepFiles } from './mail-files.ts'
import type { Addressed } from './take-mail.ts'

/** What is known of a mail beside what it says. */
export interface Arrival {
  readonly envelope: Envelope
  readonly receivedAt: number
  readonly correlation: string
  /** Where the raw mail lies. */
  readonly raw: string
}

/** Who a mail is from, for the desk. */
interface From {
  readonly mailbox: Mailbox | undefined
  readonly isProven: boolean
  /** The sender's id in this inbox: their address, where nothing spoke against it. */
  readonly id: string
  readonly identity: string
}

/**
 * Keeps a mail as a message of its thread: files first, then who takes part and which ids lead there, and last the
 * message itself. Each step may be done again, and the same mail again is the same message.
 */
export const keepMail = async (mail: ReadMail, to: Addressed, arrival: Arrival): Promise<void> => {
  const key = await pepper()
  const { inbox } = to
  const from = senderOf(mail, arrival.envelope, inbox, key)
  const mark = hashId('mail', inbox, from.id, mail.messageId ?? '', mail.bodyHash)
  const wanted = await threadOf(mail, to, from, key)
  const fresh = keyedId(key, 'thread', inbox, `mail:${mark}`)
  const thread = await decideMailThread(mark, wanted ?? fresh)
  const files = await keepFiles(mail, mark)
  await joinMailThread(thread, from.identity, participantsIn(mail, from, inbox, key))
  if (mail.messageIdState === 'given' && mail.messageId !== undefined) {
    await claimMailId(idHash(inbox, mail.messageId), thread)
  }
  if (thread === fresh) await awaitNamed(mail, inbox, thread)
  const { owner, chat } = await mailThread(thread)
  const inbound: Inbound = {
    kind: 'inbound',
    v: 1,
    thread,
    hash: mark,
    ...(chat === undefined ? inMails(thread, inbox, from, key) : inChat(chat, key)),
    text: textOf(mail),
    mail: {
      ...factsOf(mail, from),
      isByGuest: owner !== from.identity,
      raw: arrival.raw,
      original: files.original,
    },
    ...(files.kept.length === 0 ? {} : { files: files.kept }),
    sentAt: mail.sentAt,
    receivedAt: arrival.receivedAt,
    correlation: arrival.correlation,
  }
  const outcome = await keep(inbound)
  log.info('Received', { correlation: arrival.correlation, thread, inbox, outcome })
}

type Seat = Pick<Inbound, 'inbox' | 'channel' | 'threadKey' | 'sender' | 'identity' | 'profile'>

const inMails = (thread: string, inbox: string, from: From, key: string): Seat => {
  const sender = senderShape(from)
  const profile = profileOf(sender, key)
  return { inbox, channel: 'mail', threadKey: thread, sender, identity: from.identity, profile }
}

/**
 * An answer to a mail by which a chat went on is one more message of the chat, and of its customer: what the mail says
 * of its sender stands in the mail's facts, and changes nothing of who the chat knows them as.
 */
const inChat = ({ inbox, sender: id }: ChatOfMails, key: string): Seat => {
  const identity = keyedId(key, 'identity', inbox, id)
  const profile = profileOf({ id }, key)
  return { inbox, channel: 'webchat', threadKey: id, sender: { id }, identity, profile }
}

const profileOf = (sender: Sender, key: string): string =>
  keyedId(key, 'profile', JSON.stringify(sender)).slice(0, 8)

const senderOf = (mail: ReadMail, { sender }: Envelope, inbox: string, key: string): From => {
  const isProven = mail.identityIsTrusted && mail.from !== undefined
  const { forward } = mail
  const isPassedOn = isProven && forward?.isByStaff === true && forward.original !== undefined
  const mailbox = isPassedOn ? forward.original : mail.from
  const address = (mailbox?.address ?? sender).toLowerCase()
  // An address that anybody may have written is a customer of its own: never the one whose address it is.
  const id = (isProven ? address : `unproven:${address}`).slice(0, 256)
  return { mailbox, isProven, id, identity: keyedId(key, 'identity', inbox, id) }
}

/** The thread that the mail belongs to, where it belongs to one: by a signed address, else by an id that it names. */
const threadOf = async (
  mail: ReadMail,
  { inbox, labels }: Addressed,
  from: From,
  key: string,
): Promise<string | undefined> => {
  for (const label of labels) {
    const signed = threadIn(key, inbox, label)
    if (signed !== undefined) return signed
  }
  if (!from.isProven) return undefined
  // What it answers first, then the thread from its end to its beginning, then what has waited for this very mail.
  const named = [
    ...mail.inReplyTo,
    ...mail.references.toReversed(),
    ...(mail.messageIdState === 'given' && mail.messageId !== undefined ? [mail.messageId] : []),
  ].map((id) => idHash(inbox, id))
  const known = await threadsOfMailIds(named)
  for (const thread of new Set(named.flatMap((hash) => known.get(hash) ?? []))) {
    const { participants } = await mailThread(thread)
    if (participants.has(from.identity)) return thread
  }
  return undefined
}

/** Where mails overtake each other, what an answer names comes after it: it will be led here. */
const awaitNamed = async (mail: ReadMail, inbox: string, thread: string): Promise<void> => {
  const named = new Set([...mail.inReplyTo, ...mail.references].slice(-namedMax))
  for (const id of named) await claimMailId(idHash(inbox, id), thread, { isAwaited: true })
}
const namedMax = 5

const participantsMax = 50

/** Whoever the mail went to may answer it; a sender whom nothing vouches for brings nobody along. */
const participantsIn = (
  mail: ReadMail,
  { isProven }: From,
  inbox: string,
  key: string,
): readonly string[] => {
  if (!isProven) return []
  const all = [mail.from, ...mail.replyTo, ...mail.to, ...mail.cc].filter(
    (one) => one !== undefined,
  )
  return all
    .slice(0, participantsMax)
    .map(({ address }) => keyedId(key, 'identity', inbox, address.toLowerCase()))
}

/** The customer as the desk knows customers; an odd address stands in the mail's own facts only. */
const senderShape = ({ mailbox, isProven, id }: From): Sender => {
  const name = mailbox?.name
  const email = isProven ? mailbox?.address : undefined
  const whole = { id, name: name ?? mailbox?.address.slice(0, 200), email }
  return Sender.safeParse(whole).data ?? Sender.parse({ id, name: whole.name })
}

/** What the sender wrote this time; of a mail that staff passed on, what its sender wrote. */
const textOf = ({ reply, forward }: ReadMail): string =>
  forward?.isByStaff === true && forward.original !== undefined ? forward.text.text : reply.text

const referencesMax = 20
const othersMax = 20

const factsOf = (mail: ReadMail, from: From): Omit<MailFacts, 'isByGuest' | 'raw' | 'original'> => {
  const isPassedOn = from.mailbox !== mail.from
  const answersGoTo = isPassedOn ? from.mailbox : (mail.replyTo[0] ?? mail.from)
  return {
    subject: mail.subject,
    messageId: mail.messageId,
    references: mail.references.slice(-referencesMax),
    from: from.mailbox,
    answersGoTo,
    forwardedBy: isPassedOn ? mail.from : undefined,
    others: [...mail.to, ...mail.cc].slice(0, othersMax).map(({ address }) => address),
    isProven: from.isProven,
    automatic: mail.automatic,
  }
}
