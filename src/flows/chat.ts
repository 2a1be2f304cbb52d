import { type ChatPlace, chatPollMilliseconds, isTyping, typingMilliseconds } from '../desk/chat.ts'
import { isQuiet } from '../desk/mail.ts'
import type { Message } from '../desk/message.ts'
import { isOpen, opensAt } from '../desk/open-hours.ts'
import type { Policy } from '../desk/policy.ts'
import { now } from '../platform/clock.ts'
import { markRead, markTyping } from '../store/chat-signs.ts'
import { policy } from '../store/policy.ts'
import { chatAfter, chatBefore, chatState } from '../store/queries/chat.ts'
import { type LinkedFile, linkedFiles } from './files.ts'
import type { Chat } from './visitor.ts'

/** What the chat shows before anybody has written. */
export const chatFront = ({ settings, rules }: Chat) => {
  const at = now()
  const { timeZone, name } = rules.desk
  const open = isOpen(settings.hours, at, timeZone)
  const opens = open ? undefined : opensAt(settings.hours, at, timeZone)
  return {
    name: settings.name ?? name,
    language: settings.language,
    greeting: settings.greeting,
    isOpen: open,
    opensAt: opens,
    /** Whether who has left is answered by mail, where they gave an address. */
    goesOnByMail: settings.goesOnByMail !== undefined,
    /** What was promised: nobody is told to expect more. */
    answerWithinMinutes: open ? rules.targets.firstResponseMinutes : undefined,
  }
}

/** One message as the customer sees it. */
export interface Said {
  readonly message: Message
  /** Who wrote it, where it is not the customer: the agent, or somebody who answered a mail of this chat. */
  readonly name: string | undefined
  readonly files: readonly LinkedFile[]
}

export interface ChatReading {
  readonly said: readonly Said[]
  /** Where to read on. */
  readonly next: ChatPlace
  readonly earlier: ChatPlace | undefined
  readonly isTyping: boolean
  readonly pollMilliseconds: number
}

const pageSize = 50
const beginning: ChatPlace = { episode: 1, seq: 0 }

/** What was said after a place, or last of all. Half a read unit when nothing was. */
export const readChat = async (
  thread: string,
  after: ChatPlace | undefined,
): Promise<ChatReading> => {
  const at = now()
  const { conversation, signs } = await chatState(thread)
  const isBehind =
    conversation !== undefined &&
    (after === undefined ||
      after.episode < conversation.episode ||
      (after.episode === conversation.episode && after.seq < conversation.seq))
  const { messages, hasEarlier } = !isBehind
    ? { messages: [], hasEarlier: false }
    : after === undefined
      ? await chatBefore(thread, undefined, pageSize)
      : { messages: await chatAfter(thread, after, pageSize), hasEarlier: false }
  const last = messages.at(-1)
  const next = last === undefined ? (after ?? beginning) : placeOf(last)
  const isAtEnd =
    conversation === undefined ||
    (next.episode === conversation.episode && next.seq === conversation.seq)
  return {
    said: await shown(messages),
    next,
    earlier: hasEarlier && messages[0] !== undefined ? placeOf(messages[0]) : undefined,
    isTyping: isTyping(signs.agentTypingUntil, at),
    pollMilliseconds: isAtEnd ? chatPollMilliseconds(conversation, at) : 0,
  }
}

/** What was said before a place. */
export const readChatBefore = async (
  thread: string,
  before: ChatPlace,
): Promise<Pick<ChatReading, 'said' | 'earlier'>> => {
  const { messages, hasEarlier } = await chatBefore(thread, before, pageSize)
  const [first] = messages
  return {
    said: await shown(messages),
    earlier: hasEarlier && first !== undefined ? placeOf(first) : undefined,
  }
}

const placeOf = ({ episode, seq }: Message): ChatPlace => ({ episode, seq })

/** Notes are for colleagues: a customer never sees one. Nor what a machine answered to a mail of ours. */
const shown = async (messages: readonly Message[]): Promise<readonly Said[]> => {
  const { agents } = await policy()
  const theirs = messages.filter((one) => one.direction !== 'note' && !isQuiet(one))
  return Promise.all(
    theirs.map(async (message) => ({
      message,
      name: nameOf(message, agents),
      files: await linkedFiles(message),
    })),
  )
}

/** The agent's, or that of somebody else to whom a mail of the chat was passed on. */
const nameOf = ({ agent, mail }: Message, agents: Policy['agents']): string | undefined => {
  if (agent !== undefined) return agents[agent]?.name
  return mail?.isByGuest ? (mail.from?.name ?? mail.from?.address) : undefined
}

/** The customer types. */
export const customerTypes = (thread: string): Promise<void> =>
  markTyping(thread, 'customer', now() + typingMilliseconds)

/** The customer has seen everything up to here. */
export const customerReads = (thread: string, place: ChatPlace): Promise<void> =>
  markRead(thread, place)
