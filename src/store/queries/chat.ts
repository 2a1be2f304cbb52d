import { type ChatPlace, ChatSigns } from '../../desk/chat.ts'
import { Conversation, parsedConversationId } from '../../desk/conversation.ts'
import { Message } from '../../desk/message.ts'
import type { Viewing } from '../../desk/viewing.ts'
import { beforeMessage, chatSignsKey, conversationPrefix, keys, messagesOfThread } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'
import { chatKinds, kinds } from '../schema.ts'
import { viewingIn } from '../viewing.ts'

export interface ChatState {
  /** The newest conversation of the thread. */
  readonly conversation: Conversation | undefined
  readonly signs: ChatSigns
}

/** The same of one conversation, with who has it open. */
export interface WatchedState extends ChatState {
  readonly viewing: Readonly<Record<string, Viewing>>
}

/** How a chat stands: half a read unit, while a conversation and its signs are under 4 KB. */
export const chatState = async (thread: string): Promise<ChatState> => {
  const { items } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :signs',
    ExpressionAttributeValues: {
      ':pk': keys.thread(thread).pk,
      ':first': conversationPrefix,
      ':signs': chatSignsKey(thread).sk,
    },
    ScanIndexForward: false,
    Limit: 2,
  })
  const signs = items.find(({ kind }) => kind === chatKinds.signs)
  const conversation = items.find(({ kind }) => kind === kinds.conversation)
  return {
    conversation: conversation === undefined ? undefined : parsed(Conversation, conversation),
    signs: signs === undefined ? {} : parsed(ChatSigns, signs),
  }
}

/** One conversation with the signs of its chat, which are the newest conversation's: half a read unit. */
export const conversationWithSigns = async (id: string): Promise<WatchedState> => {
  const at = parsedConversationId(id)
  if (at === undefined) return { conversation: undefined, signs: {}, viewing: {} }
  const { sk } = keys.conversation(at.thread, at.episode)
  const { items } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :head AND :signs',
    ExpressionAttributeValues: {
      ':pk': keys.thread(at.thread).pk,
      ':head': sk,
      ':signs': chatSignsKey(at.thread).sk,
    },
    Limit: 2,
  })
  const [head, next] = items
  return {
    conversation: head?.sk === sk ? parsed(Conversation, head) : undefined,
    signs: next?.kind === chatKinds.signs ? parsed(ChatSigns, next) : {},
    viewing: next?.kind === chatKinds.signs ? viewingIn(next) : {},
  }
}

/** What was said after a place, oldest first, over all conversations of the thread. */
export const chatAfter = async (
  thread: string,
  place: ChatPlace,
  limit: number,
): Promise<readonly Message[]> => {
  const { items } = await queryPage({
    ...between(
      thread,
      keys.message(thread, place.episode, place.seq + 1).sk,
      messagesOfThread.last,
    ),
    Limit: limit,
  })
  return unbroken(
    items.map((item) => parsed(Message, item)),
    place,
  )
}

export interface ChatHistory {
  readonly messages: readonly Message[]
  readonly hasEarlier: boolean
}

/** What was said before a place, or last of all, oldest first. */
export const chatBefore = async (
  thread: string,
  place: ChatPlace | undefined,
  limit: number,
): Promise<ChatHistory> => {
  const last = place === undefined ? messagesOfThread.last : beforeMessage(place.episode, place.seq)
  const { items, next } = await queryPage({
    ...between(thread, messagesOfThread.first, last),
    ScanIndexForward: false,
    Limit: limit,
  })
  const messages = items.map((item) => parsed(Message, item)).reverse()
  return { messages: unbroken(messages, undefined), hasEarlier: next !== undefined }
}

const between = (thread: string, from: string, to: string) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: { ':pk': keys.thread(thread).pk, ':from': from, ':to': to },
})

/**
 * As far as no number is left out: a reading may show a message before the one that was written before it. A new
 * episode begins days after the last one ended, so that nothing of that one can be missing any more.
 */
const unbroken = (messages: readonly Message[], place: ChatPlace | undefined) => {
  let { episode, seq } = place ?? { episode: 0, seq: 0 }
  let isFirst = place === undefined
  const gap = messages.findIndex((message) => {
    const wanted = message.episode === episode ? seq + 1 : 1
    const isNext = isFirst || message.seq === wanted
    isFirst = false
    ;({ episode, seq } = message)
    return !isNext
  })
  return gap < 0 ? messages : messages.slice(0, gap)
}
