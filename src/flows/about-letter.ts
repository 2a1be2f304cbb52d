import { toldBySns } from '../channels/mail/receipt.ts'
import { conversationId } from '../desk/conversation.ts'
import {
  conversationIn,
  dueKind,
  isInbound,
  type Key,
  parsedMessageSk,
  parsedPk,
} from '../store/keys.ts'
import {
  bodyAs,
  givenUpIn,
  type Letter,
  orders,
  parkedIn,
  UnreadableLetter,
  type WorkQueue,
} from './letter.ts'

/** What a letter is about: ids and codes, and never all of a survey's id, since who has it may answer. */
export interface About {
  /** Why it lies there: why it was parked, that its queue gave it up, why Lambda gave it up. */
  readonly reason: string
  readonly correlation?: string | undefined
  readonly thread?: string | undefined
  readonly conversation?: string | undefined
  /** Which message that came in, by its hash. */
  readonly inbound?: string | undefined
  /** Which message of the conversation. */
  readonly seq?: number | undefined
  /** Which event, by its sort key. */
  readonly event?: string | undefined
  readonly ticket?: number | undefined
  /** The first letters of its id. */
  readonly survey?: string | undefined
  readonly target?: string | undefined
  readonly team?: string | undefined
  /** Whose presence changed. */
  readonly agent?: string | undefined
  /** Which reader of the stream gave it up. */
  readonly function?: string | undefined
  /** How many records a batch has. */
  readonly records?: number | undefined
}

/** Read from the letter alone. */
export const aboutLetter = (letter: Letter): About => {
  try {
    return aboutReadable(letter)
  } catch (fault) {
    if (fault instanceof UnreadableLetter) return { reason: 'unreadable-letter' }
    throw fault
  }
}

const aboutReadable = ({ place, body }: Letter): About => {
  if (place === 'parking') {
    const { reason, correlation, ...key } = parkedIn(body)
    return { reason: codeOr(reason, 'unknown-reason'), correlation, ...aboutKey(key) }
  }
  if (place === 'given-up') {
    const { condition, functionArn, changes } = givenUpIn(body)
    return {
      reason: codeOr(inKebab(condition), 'unknown-reason'),
      function: functionArn.split(':')[6],
      records: changes.length,
    }
  }
  return { reason: 'failed-5-times', ...aboutOrder(place, body) }
}

const codeOr = (reason: string, otherwise: string): string =>
  /^[a-z0-9-]{1,40}$/.test(reason) ? reason : otherwise

/** `RecordAgeExceeded` as our own codes are written. */
const inKebab = (words: string): string => words.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()

const aboutOrder = (place: WorkQueue, body: string): Partial<About> => {
  switch (place) {
    case 'mail-in':
      return { correlation: mailIn(bodyAs(orders['mail-in'], body)) }
    case 'deliver':
    case 'mail-out': {
      const { thread, episode, seq } = bodyAs(orders.deliver, body)
      return { conversation: conversationId({ thread, episode }), seq }
    }
    case 'escalate': {
      const { correlation, conversation, ticket, target, team } = bodyAs(orders.escalate, body)
      return { correlation, conversation, ticket, target, team }
    }
    case 'survey':
      return { survey: partOfSurvey(bodyAs(orders.survey, body).survey) }
    case 'deadlines': {
      const chore = bodyAs(orders.deadlines, body)
      if ('pk' in chore) return aboutKey(chore)
      const { correlation } = chore
      return 'drain' in chore
        ? { team: chore.drain, correlation }
        : { agent: chore.freed, correlation }
    }
  }
}

/** The id that SES gave the mail; undefined for what is none. */
const mailIn = (body: unknown): string | undefined => {
  const told = (toldBySns(body) ?? {}) as { mail?: { messageId?: unknown } }
  const id = told.mail?.messageId
  return typeof id === 'string' && /^[\w-]{1,200}$/.test(id) ? id : undefined
}

/** 130 bits of which 30 are shown. */
const partOfSurvey = (id: string): string => `${id.slice(0, 6)}...`

/** What stands under this key. */
export const aboutKey = (key: Key): Partial<About> => {
  const { room, id } = parsedPk(key)
  const within = conversationIn(key)
  if (within !== undefined) {
    const conversation = conversationId(within)
    if (dueKind(key) === 'message') return { conversation, seq: parsedMessageSk(key.sk).seq }
    return key.sk.startsWith('c') ? { conversation } : { conversation, event: key.sk }
  }
  if (isInbound(key)) return { thread: id, inbound: key.sk.split('#')[1] }
  if (room === 'ticket') {
    return { ticket: Number(id), ...(key.sk === 'head' ? {} : { event: key.sk }) }
  }
  if (room === 'survey') return { survey: partOfSurvey(id) }
  if (room === 'thread') return { thread: id }
  return room === 'agent' ? { agent: id } : {}
}
