import { hashId } from '../platform/ids.ts'

/** Every key of the table is built here. Numbers are zero-padded, so that text order is number order. */

export interface Key {
  readonly pk: string
  readonly sk: string
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')
const episodeDigits = 6
const seqDigits = 8
const revDigits = 8
const millisecondDigits = 13

/** Epoch milliseconds as sortable text. */
export const moment = (at: number): string => padded(Math.floor(at), millisecondDigits)

const threadPk = (thread: string): string => `thread#${thread}`
const ticketPk = (ticket: number): string => `ticket#${ticket}`

export const keys = {
  thread: (thread: string): Key => ({ pk: threadPk(thread), sk: 'head' }),
  inbound: (thread: string, hash: string): Key => ({ pk: threadPk(thread), sk: `in#${hash}` }),
  message: (thread: string, episode: number, seq: number): Key => ({
    pk: threadPk(thread),
    sk: `${messagePrefix(episode)}${padded(seq, seqDigits)}`,
  }),
  conversation: (thread: string, episode: number): Key => ({
    pk: threadPk(thread),
    sk: `${conversationPrefix}${padded(episode, episodeDigits)}`,
  }),
  ticket: (ticket: number): Key => ({ pk: ticketPk(ticket), sk: 'head' }),
  customer: (id: string): Key => ({ pk: customerPk(id), sk: 'head' }),
  identity: (hash: string): Key => ({ pk: `identity#${hash}`, sk: 'head' }),
  survey: (id: string): Key => ({ pk: `survey#${id}`, sk: 'head' }),
  once: (hash: string): Key => ({ pk: `once#${hash}`, sk: 'head' }),
  changed: (pk: string): Key => ({ pk, sk: 'changed' }),
  agent: (id: string): Key => ({ pk: agentPk(id), sk: 'head' }),
  policy: (): Key => ({ pk: policyPk, sk: 'current' }),
  policyPart: (version: number, digest: string, part: string): Key => ({
    pk: policyPk,
    sk: `${policyPrefix(version, digest)}${part}`,
  }),
  /** A part that not everybody reads: outside of what one query brings together. */
  policyAside: (version: number, digest: string, part: string): Key => ({
    pk: policyPk,
    sk: `${policyAsidePrefix(version, digest)}${part}`,
  }),
  counter: (name: string): Key => ({ pk: `counter#${name}`, sk: 'head' }),
  metrics: (dimension: string, day: string, from: string): Key => ({
    pk: metricsPk(dimension),
    sk: day === from ? metricsPrefix(day) : `${metricsPrefix(day)}#from#${from}`,
  }),
} as const

/** Stands right behind the thread's conversations: one query reads the newest of them and this. */
export const chatSignsKey = (thread: string): Key => ({ pk: threadPk(thread), sk: 'c~signs' })

/** Notes on a ticket, and by whom it is followed. */
export const ticketKeys = {
  note: (ticket: number, seq: number): Key => ({
    pk: ticketPk(ticket),
    sk: `${ticketNotePrefix}${padded(seq, seqDigits)}`,
  }),
  watched: (agent: string, ticket: number): Key => ({
    pk: agentPk(agent),
    sk: `${watchedPrefix}${padded(ticket, ticketDigits)}`,
  }),
} as const
export const ticketNotePrefix = 'n#'
export const watchedPrefix = 'watched#'
const ticketDigits = 12

/** Where agents are named: newest last, and behind them up to when they have seen them. */
export const mentionKeys = {
  mention: (agent: string, at: number, conversation: string, seq: number): Key => ({
    pk: agentPk(agent),
    sk: `${mentionPrefix}#${moment(at)}#${conversation}#${padded(seq, seqDigits)}`,
  }),
  seen: (agent: string): Key => ({ pk: agentPk(agent), sk: `${mentionPrefix}~seen` }),
} as const
export const mentionPrefix = 'mention'

export const limitKey = (who: string, stretch: string): Key => ({
  pk: `limit#${who}#${stretch}`,
  sk: 'head',
})

/** Keys of what comes and goes by mail: apart, so that only functions that do have them in their bundles. */
export const mailKeys = {
  /** A mail's id, or what tells a mail from every other one: each leads to its thread. */
  id: (hash: string): Key => ({ pk: `mail#${hash}`, sk: 'head' }),
  /** Who takes part in a thread of mails. */
  thread: (thread: string): Key => ({ pk: threadPk(thread), sk: 'mail' }),
  unread: (receivedAt: number, id: string): Key => ({
    pk: unreadMailPk,
    sk: `${moment(receivedAt)}#${id}`,
  }),
} as const
export const unreadMailPk = 'unread-mail'
export const suppressionKey = (hash: string): Key => ({ pk: `suppressed#${hash}`, sk: 'head' })

/** Keys of the search: apart, so that only functions that search have them in their bundles. */
export const wordKeys = {
  secret: (): Key => ({ pk: 'search', sk: 'key' }),
  /** By what a head is found stands beside it. */
  list: ({ pk, sk }: Key): Key => ({ pk, sk: `w#${sk}` }),
  /** Newest last: a search reads backwards. Neither part says anything to who does not have the search key. */
  row: (token: string, openedAt: number, place: string): Key => ({
    pk: wordPk(token),
    sk: `${moment(openedAt)}#${place}`,
  }),
} as const

export const policyPk = 'policy'
export const customerPk = (id: string): string => `customer#${id}`
export const agentPk = (id: string): string => `agent#${id}`
export const teamPk = (id: string): string => `team#${id}`
export const wordPk = (token: string): string => `word#${token}`
export const metricsPk = (dimension: string): string => `metrics#${dimension}`
/** What waits in a team's queue stands below this in byOwner. */
export const queuedPrefix = 'queued#'
export const conversationPrefix = 'c#'
/** Before and after all messages of a thread: `~` sorts after every digit. */
export const messagesOfThread = { first: 'm#', last: 'm#~' } as const
export const messagePrefix = (episode: number): string => `m#${padded(episode, episodeDigits)}#`
/** The digest keeps apart what two people apply as the same next version. */
export const policyPrefix = (version: number, digest: string): string =>
  `${padded(version, revDigits)}#${digest}#`
export const policyAsidePrefix = (version: number, digest: string): string =>
  `aside#${policyPrefix(version, digest)}`
export const metricsPrefix = (day: string): string => `day#${day}`

/** Events of a conversation stand in their thread's partition, below their episode. */
export const conversationEventPrefix = (episode: number): string =>
  `e#${padded(episode, episodeDigits)}#`
export const eventPrefix = 'e#'

/** `e#[<episode>#]<rev>#<index>`: events sort by the commit that made them. */
export const eventSk = (prefix: string, rev: number, index: number): string =>
  `${prefix}${padded(rev, revDigits)}#${padded(index, 2)}`

export const isInbound = ({ sk }: Key): boolean => sk.startsWith('in#')

/** What became of a survey stands behind the events of the resolution that it asks about, in its own order. */
export const surveyEventSk = (
  prefix: string,
  caseRev: number,
  surveyRev: number,
  index: number,
): string => `${eventSk(prefix, caseRev, 99)}#${padded(surveyRev, revDigits)}#${padded(index, 2)}`

/** What stands in a partition, and its id: `thread#<id>`, `ticket#<number>`, `survey#<id>`. */
export const parsedPk = ({
  pk,
}: Pick<Key, 'pk'>): { readonly room: string; readonly id: string } => {
  const [room = '', id = ''] = pk.split('#')
  return { room, id }
}

/** What a key in byDue belongs to, so that the clock can send it to the right queue without reading it. */
export const dueKind = ({ pk, sk }: Key): 'message' | 'survey' | 'other' => {
  if (sk.startsWith('m#')) return 'message'
  return pk.startsWith('survey#') ? 'survey' : 'other'
}

/** Just before a message: sorts after the one before it, and before it. */
export const beforeMessage = (episode: number, seq: number): string =>
  seq === 0 ? messagePrefix(episode) : keys.message('', episode, seq - 1).sk

export const parsedMessageSk = (sk: string): { readonly episode: number; readonly seq: number } => {
  const [, episode, seq] = sk.split('#')
  return { episode: Number(episode), seq: Number(seq) }
}

/** The conversation in whose partition's part this stands: its head, a message or an event of it. */
export const conversationIn = ({ pk, sk }: Key) => {
  const { room, id } = parsedPk({ pk })
  const [part = ''] = sk.split('#')
  if (room !== 'thread' || !['c', 'm', 'e'].includes(part)) return undefined
  return { thread: id, episode: parsedConversationSk(sk) }
}

export const parsedConversationSk = (sk: string): number => Number(sk.split('#')[1])

/** Spreads a hot index partition over shards by the hash of what stands in it. */
const shardOf = (text: string, shards: number): number => {
  let sum = 0
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return sum % shards
}

export const dueShards = 4
export const duePk = (shard: number): string => `due#${shard}`
export const dueIndex = ({ pk }: Key, dueAt: number | undefined) =>
  dueAt === undefined ? {} : { dueKey: duePk(shardOf(pk, dueShards)), dueRank: moment(dueAt) }

/** Two partitions take 2,000 facts a second, and a day is read shard by shard. */
export const dayShards = 2
export const dayPk = (day: string, shard: number): string => `day#${day}#${shard}`
export const dayIndex = (key: Key, day: string, type: string) => ({
  dayKey: dayPk(day, shardOf(key.pk, dayShards)),
  dayRank: `${type}#${hashId(key.pk, key.sk)}`,
})

export const ownerIndex = (
  team: string,
  place: string,
  priority: number,
  since: number,
  agent: string | undefined,
) => ({
  ownerKey: teamPk(team),
  ownerRank: `${place}#${priority}#${moment(since)}`,
  ...(agent === undefined
    ? {}
    : { agentKey: agentPk(agent), agentRank: `${place}#${priority}#${moment(since)}` }),
})

export const customerIndex = (customer: string, openedAt: number, kind: string) => ({
  customerKey: customerPk(customer),
  customerRank: `${moment(openedAt)}#${kind}`,
})
