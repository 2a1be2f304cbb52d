import { plainOf, signedAddress } from '../channels/mail/address.ts'
import { fullId } from '../channels/mail/known-id.ts'
import { type ChatMailing, chatMailStep } from '../desk/chat-mailing.ts'
import { conversationId } from '../desk/conversation.ts'
import { nextTryAt } from '../desk/delivering.ts'
import type { MailInbox } from '../desk/inbox.ts'
import { languageFor } from '../desk/language.ts'
import type { Message } from '../desk/message.ts'
import { inboxOf, type Policy } from '../desk/policy.ts'
import { type ChatMail, chatMailSubject, chatMailText } from '../mail/chat-mail.ts'
import { isPlainAddress } from '../mail/mime.ts'
import { asciiAddress, type ReplyMail, replyMail } from '../mail/reply-mail.ts'
import { now } from '../platform/clock.ts'
import { keyedId } from '../platform/ids.ts'
import { log } from '../platform/log.ts'
import { pepper } from '../platform/parameters.ts'
import { given } from '../platform/settings.ts'
import {
  type ChatClaim,
  type ChatReplyEnd,
  chatMailing,
  claimChatMail,
  endChatReply,
  giveBackChatMail,
  postponeChatReply,
  settleChatMail,
} from '../store/chat-mail.ts'
import { openChatMails } from '../store/mail-threads.ts'
import { policy } from '../store/policy.ts'
import { answeredMail } from '../store/queries/answered-mail.ts'
import { repliesAfter } from '../store/queries/chat-replies.ts'
import { conversation, customer, thread } from '../store/queries/heads.ts'
import { suppressionsOf } from '../store/suppressions.ts'
import { filesOf, ownAddresses, sent } from './deliver-by-mail.ts'
import { tagsOf } from './mail-tags.ts'

/**
 * A reply that lies unread in its chat goes on by mail, at most once, with all that is unread beside it: the claim on
 * the chat decides who sends, and holds only as long as the reply is still unread.
 */
export const goOnByMail = async (reply: Message): Promise<void> => {
  const state = await chatMailing(reply.thread)
  const at = now()
  const step = chatMailStep(reply, state, at)
  // What waits is due still: the clock brings it again.
  if (step.do === 'wait') return
  if (step.do === 'nothing') return endChatReply(reply, {})
  if (step.do === 'give-up') return giveUp(reply.thread, step.mailing)
  const unread = await repliesAfter(reply.thread, step.after)
  const replies = unread.some(({ seq, episode }) => seq === reply.seq && episode === reply.episode)
    ? unread
    : [reply, ...unread]
  const mail = await prepared(reply, replies, state)
  if ('code' in mail) {
    const { code } = mail
    log.info('Chat does not go on by mail', { ...fieldsOf(reply), code })
    // Who left no address knows that no mail comes; who left one waits for it.
    return endChatReply(
      reply,
      code === suppressed ? { delivery: 'failed', failure: suppressed } : {},
    )
  }
  const last = replies.at(-1) ?? reply
  const claimed = await claimChatMail(reply, { episode: last.episode, seq: last.seq }, at)
  if (claimed !== undefined) await record(claimed, reply, await mail.send())
}

interface Prepared {
  readonly send: () => ReturnType<typeof sent>
}

/** Everything that a mail needs, loaded and written before the claim; else why there is none. */
const prepared = async (
  reply: Message,
  replies: readonly Message[],
  state: ChatMailing,
): Promise<Prepared | { readonly code: string }> => {
  const [rules, key, head, place] = await Promise.all([
    policy(),
    pepper(),
    conversation(conversationId(reply)),
    thread(reply.thread),
  ])
  const chat = inboxOf(rules, head?.inbox ?? '')
  if (head === undefined || place === undefined || chat?.channel !== 'webchat') {
    return { code: 'unknown-inbox' }
  }
  const mailInbox = chat.goesOnByMail ?? ''
  const inbox = inboxOf(rules, mailInbox)
  if (inbox?.channel !== 'mail') return { code: 'unknown-inbox' }
  const [known, answer] = await Promise.all([customer(head.customer), ownAnswer(reply, state)])
  const refusal = await refusalOf(known?.email, answer, rules)
  if (known?.email === undefined || refusal !== undefined) return { code: refusal ?? 'no-address' }
  const to = asciiAddress(known.email)
  const isVouchedFor = place.senderId.startsWith('customer:')
  const language = languageFor(known.locale ?? head.locale, chat.language)
  const name = chat.name ?? rules.desk.name
  // One that was announced and never uploaded is not there for the chat either.
  const files = (await Promise.all(replies.map(filesOf))).map((some) => some ?? [])
  const raw = replyMail({
    ...written(replies, { chat: name, language, isVouchedFor, texts: rules.texts }, inbox, rules),
    replyTo: signedAddress(key, mailInbox, inbox.address, reply.thread),
    // A name that anybody may have typed beside anybody's address is not written to it.
    to: { name: isVouchedFor ? known.name : undefined, address: known.email },
    answers: answering(answer, state),
    files: files.flat(),
  })
  const owner = keyedId(key, 'identity', mailInbox, known.email.toLowerCase())
  await openChatMails(reply.thread, owner, { inbox: head.inbox, sender: place.senderId })
  const mail = { from: inbox.address, to: [to], raw, tags: tagsOf(reply, to) }
  return { send: () => sent(mail, reply, mailInbox) }
}

const suppressed = 'address-suppressed'

const refusalOf = async (
  email: string | undefined,
  answer: Message | undefined,
  rules: Policy,
): Promise<string | undefined> => {
  if (email === undefined) return 'no-address'
  const address = asciiAddress(email)
  if (!isPlainAddress(address)) return 'address-not-ascii'
  if (ownAddresses(rules).has(plainOf(email)?.address ?? '')) return 'own-address'
  // Who answered after their address was suppressed is there after all.
  const since = (await suppressionsOf([address])).get(address)?.at
  return since !== undefined && since >= (answer?.at ?? 0) ? suppressed : undefined
}

const written = (
  replies: readonly Message[],
  about: Omit<ChatMail, 'replies'>,
  inbox: MailInbox,
  { agents, desk }: Policy,
): Pick<ReplyMail, 'from' | 'subject' | 'text' | 'language' | 'isAutomatic'> => {
  const said = replies.map(({ agent = '', text }) => ({ agent: agents[agent]?.name, text }))
  return {
    from: {
      agent: said.at(-1)?.agent,
      inbox: inbox.name ?? desk.name,
      address: inbox.address,
    },
    subject: chatMailSubject(about),
    text: chatMailText({ ...about, replies: said }),
    language: about.language,
    isAutomatic: false,
  }
}

/** The customer's newest mail in this chat, where it has gone on by mail before. */
const ownAnswer = async (
  reply: Message,
  { mailedTo }: ChatMailing,
): Promise<Message | undefined> => {
  const found = mailedTo === undefined ? undefined : (await answeredMail(reply))?.message
  return found?.mail?.isByGuest ? undefined : found
}

/** The first mail begins a thread; later ones stand in it, behind what the customer answered. */
const answering = (
  answer: Message | undefined,
  { firstMailId }: ChatMailing,
): ReplyMail['answers'] => {
  const first = firstMailId === undefined ? [] : [fullId(firstMailId, given('AWS_REGION'))]
  const messageId = answer?.mail?.messageId ?? first[0]
  if (messageId === undefined) return undefined
  return {
    messageId,
    references: [...first, ...(answer?.mail?.references ?? [])],
    quoted: undefined,
  }
}

const record = async (
  claimed: ChatClaim,
  reply: Message,
  result: Awaited<ReturnType<typeof sent>>,
): Promise<void> => {
  const fields = fieldsOf(reply)
  if (result.outcome === 'sent') {
    await settleChatMail(claimed, result.providerId)
    await endChatReply(reply, { providerId: result.providerId })
    log.info('Chat goes on by mail', { ...fields, outcome: 'sent' })
    return
  }
  const { code } = result
  const tries = (reply.tries ?? 0) + 1
  const tryAt = result.outcome === 'failed' ? nextTryAt(tries, now()) : undefined
  if (tryAt !== undefined) {
    await giveBackChatMail(claimed)
    await postponeChatReply(reply, tryAt, code)
    log.warn('Reply waits for another try', { ...fields, code, tries })
    return
  }
  const delivery = result.outcome === 'unknown' ? 'unconfirmed' : 'failed'
  await endChatReply(reply, { delivery, failure: code })
  await settleChatMail(claimed, undefined)
  log.error('Reply not sent', { ...fields, code, outcome: delivery, tries })
}

/** Whoever claimed the mail was ended before it wrote down what became of it. */
const giveUp = async (
  id: string,
  { by, to, leaseUntil }: NonNullable<ChatMailing['mailing']>,
): Promise<void> => {
  const end: ChatReplyEnd = { delivery: 'unconfirmed', failure: 'no-answer-kept' }
  await endChatReply({ thread: id, ...by }, end)
  await settleChatMail({ thread: id, to, leaseUntil }, undefined)
  log.error('A reply is unconfirmed', { conversation: conversationId({ thread: id, ...by }) })
}

const fieldsOf = (one: Message) => ({
  correlation: one.correlation,
  conversation: conversationId(one),
  seq: one.seq,
  inbox: one.inbox,
})
