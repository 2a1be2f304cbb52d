import { conversationId } from '../desk/conversation.ts'
import type { Decision } from '../desk/decision.ts'
import { filesNamed } from '../desk/files.ts'
import { type Mention, mentioned, readersWith } from '../desk/mentioning.ts'
import { isRefusal, Refusal } from '../desk/refusal.ts'
import { noteOn, replyTo } from '../desk/replying.ts'
import { mentionParts } from '../store/mentions.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { actableConversation, readableConversation } from './case.ts'
import { type Answered, type Carried, carryOut, type Request } from './request.ts'

/** What is answered; `attachments` are ids of files that this agent uploaded. */
export interface Answer {
  readonly text: string
  readonly attachments?: readonly string[] | undefined
}

/** What is noted; `mentions` are ids of colleagues who are to see it. */
export interface NoteText {
  readonly text: string
  readonly mentions?: readonly string[] | undefined
}

/** Answers the customer: the reply is kept as queued, and its delivery follows from that. */
export const reply = (
  request: Request,
  id: string,
  { text, attachments = [] }: Answer,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const files = filesNamed(`agents/${request.caller.agent}`, attachments)
    if (files === undefined) return new Refusal('unknown-file')
    const conversation = await actableConversation(id, request)
    if (isRefusal(conversation)) return conversation
    const { agent } = request.caller
    const needsWriter = conversation.agent === undefined && conversation.ticket === undefined
    const [writer] = needsWriter ? await teamAgents([agent]) : []
    const writing = { conversation, text, files, agent, correlation: request.correlation }
    return withMessage(replyTo(writing, writer, rules, now))
  })

/** Writes down something for colleagues. Every team that may read the conversation may add to it. */
export const note = (
  request: Request,
  id: string,
  { text, mentions: names = [] }: NoteText,
): Promise<Answered | Refusal> =>
  carryOut(request, async (rules, now) => {
    const { caller, correlation } = request
    const conversation = await readableConversation(id, caller)
    if (isRefusal(conversation)) return conversation
    const mentions = mentioned(names, caller.agent, rules)
    if (isRefusal(mentions)) return mentions
    const readers = readersWith(conversation, mentions, rules)
    const writing = { conversation, text, mentions, readers, agent: caller.agent, correlation }
    const carried = withMessage(noteOn(writing, now))
    return isRefusal(carried) ? carried : { ...carried, beside: mentionParts(calls(carried)) }
  })

/** Each colleague whom a note names, with where it stands. */
const calls = ({ decision }: Pick<Carried, 'decision'>): readonly Mention[] =>
  (decision.messages ?? []).flatMap((message) =>
    (message.mentions ?? []).map((agent) => ({
      agent,
      conversation: conversationId(message),
      seq: message.seq,
      at: message.at,
      by: message.agent ?? '',
    })),
  )

const withMessage = (decision: Decision | Refusal): Carried | Refusal => {
  if (isRefusal(decision)) return decision
  const [message] = decision.messages ?? []
  if (message === undefined) throw new Error('A reply or a note was decided without its message.')
  const { seq, at, direction, delivery } = message
  const body = {
    conversation: conversationId(message),
    message: {
      seq,
      at: new Date(at).toISOString(),
      direction,
      ...(delivery === undefined ? {} : { delivery }),
    },
  }
  return { decision, answered: { status: 201, body } }
}
