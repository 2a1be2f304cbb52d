import { type Agent, hasCapacity } from './agent.ts'
import { chatUnreadMilliseconds } from './chat.ts'
import { type Conversation, conversationId } from './conversation.ts'
import { without } from './deadline.ts'
import { type Decision, moment } from './decision.ts'
import { missedUnseen } from './escalating.ts'
import type { Event } from './event.ts'
import type { KeptFile } from './mail.ts'
import type { Message } from './message.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { minuteMilliseconds } from './units.ts'

export interface Writing {
  readonly conversation: Conversation
  readonly text: string
  readonly files?: readonly KeptFile[]
  /** The agent who writes. */
  readonly agent: string
  readonly correlation: string
}

export interface Note extends Omit<Writing, 'files'> {
  /** Colleagues whom it names, each once. */
  readonly mentions?: readonly string[]
  /** Who may read the case then, beside its teams. */
  readonly readers?: readonly string[]
}

/** A queued reply that nobody sent by then is queued again by the clock. */
export const sendDueMilliseconds = 2 * minuteMilliseconds

/**
 * A public answer: the customer waits no longer, and the reply waits to be sent. Whoever answers what nobody
 * has takes it, if they have room.
 */
export const replyTo = (
  writing: Writing,
  writer: Agent | undefined,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  const { conversation, agent, correlation } = writing
  if (conversation.state === 'resolved') return new Refusal('already-resolved')
  const { files = [] } = writing
  if (files.length > 0 && !sendsFiles(conversation)) return new Refusal('no-files-here')
  const at = moment(now, conversation)
  const isTaken =
    conversation.agent === undefined &&
    conversation.ticket === undefined &&
    writer !== undefined &&
    hasCapacity(writer)
  const message: Message = {
    ...written(writing, at),
    ...(files.length === 0 ? {} : { files: [...files] }),
    direction: 'outbound',
    inbox: conversation.inbox,
    ...(isReadHere(conversation)
      ? { delivery: 'sent' as const, dueAt: goesOnAt(conversation, policy, at) }
      : {
          delivery: 'queued' as const,
          dueAt: at + sendDueMilliseconds,
          after: conversation.lastReplySeq,
        }),
  }
  const after: Conversation = {
    ...conversation,
    agent: isTaken ? agent : conversation.agent,
    seq: message.seq,
    lastReplySeq: message.seq,
    lastAt: at,
    ...{ waitingSince: undefined, wokeAt: undefined, firstResponseFrom: undefined },
    answeredAt: at,
    deadlines: without(conversation.deadlines, 'first-response', 'next-response'),
  }
  const event = {
    at,
    correlation,
    conversation: conversationId(conversation),
    by: agent,
    agent: after.agent,
    team: conversation.team,
  }
  const events: Event[] = [
    ...missedUnseen(conversation, at, 'answered', 'first-response', 'next-response'),
    ...(isTaken ? [{ ...event, type: 'conversation.assigned' as const, why: 'answered' }] : []),
    ...firstResponse(conversation, event, policy),
  ]
  return { conversations: [{ before: conversation, after, events }], messages: [message] }
}

/** Whether a file reaches the customer on this way. */
const sendsFiles = ({ channel }: Conversation): boolean =>
  channel === 'webchat' || channel === 'mail'

/** A chat's customer reads at the desk itself: what is committed has arrived, and nobody has to be called. */
const isReadHere = ({ channel }: Conversation): boolean => channel === 'webchat'

/** When it is looked whether a reply in a chat was read; undefined where the chat never goes on by mail. */
const goesOnAt = (
  { inbox: name }: Conversation,
  { inboxes }: Policy,
  at: number,
): number | undefined => {
  const inbox = inboxes[name]
  const isGoingOn = inbox?.channel === 'webchat' && inbox.goesOnByMail !== undefined
  return isGoingOn ? at + chatUnreadMilliseconds : undefined
}

const firstResponse = (
  { team, channel, inbox, firstResponseFrom }: Conversation,
  event: Omit<Event, 'type'>,
  policy: Policy,
): readonly Event[] => {
  if (firstResponseFrom === undefined) return []
  const tier = policy.teams[team]?.tier
  const milliseconds = Math.max(0, event.at - firstResponseFrom)
  return [{ ...event, type: 'conversation.first-response', tier, channel, inbox, milliseconds }]
}

/** An internal note: the customer never sees it, and nobody's wait ends by it. Whom it names may read the case from now on. */
export const noteOn = (writing: Note, now: number): Decision => {
  const { conversation, mentions = [], readers = [] } = writing
  const at = moment(now, conversation)
  const message: Message = {
    ...written(writing, at),
    ...(mentions.length === 0 ? {} : { mentions: [...mentions] }),
    direction: 'note',
  }
  const after: Conversation = {
    ...conversation,
    ...(readers.length === 0 ? {} : { readers: [...readers] }),
    seq: message.seq,
    lastAt: at,
  }
  return { conversations: [{ before: conversation, after, events: [] }], messages: [message] }
}

const written = ({ conversation, text, agent, correlation }: Writing, at: number) => ({
  kind: 'message' as const,
  thread: conversation.thread,
  episode: conversation.episode,
  seq: conversation.seq + 1,
  text,
  agent,
  at,
  correlation,
})
