import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ChatPlace } from '../desk/chat.ts'
import { ChatMailing } from '../desk/chat-mailing.ts'
import { deliveryLeaseMilliseconds } from '../desk/delivering.ts'
import type { Message } from '../desk/message.ts'
import { randomId } from '../platform/ids.ts'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { chatSignsKey, keys, moment } from './keys.ts'
import { readItem } from './read.ts'
import { chatKinds } from './schema.ts'

/** The right to mail what is unread in a chat, until the lease ends. */
export interface ChatClaim {
  readonly thread: string
  readonly to: ChatPlace
  readonly leaseUntil: number
}

/** How far this chat was read, and how far it went on by mail. */
export const chatMailing = async (thread: string): Promise<ChatMailing> =>
  (await readItem(ChatMailing, chatSignsKey(thread), { isConsistent: true })) ?? {}

const isBehind = (name: string) =>
  `(attribute_not_exists(${name}) OR ${name}.episode < :episode OR ` +
  `(${name}.episode = :episode AND ${name}.seq < :seq))`

/**
 * Takes the right to mail what is unread up to a place; undefined when somebody else has it, or the reply that was due
 * was read or mailed in this very moment. The mark lets a request that is repeated meet its own claim.
 */
export const claimChatMail = async (
  { thread, episode, seq }: Message,
  to: ChatPlace,
  now: number,
): Promise<ChatClaim | undefined> => {
  const leaseUntil = now + deliveryLeaseMilliseconds
  const mark = randomId().slice(0, 10)
  const isMine = await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: chatSignsKey(thread),
        UpdateExpression: 'SET kind = :kind, mailing = :mailing',
        ConditionExpression: `(attribute_not_exists(mailing) OR mailing.mark = :mark) AND ${isBehind('readTo')} AND ${isBehind('mailedTo')}`,
        ExpressionAttributeValues: {
          ':kind': chatKinds.signs,
          ':mailing': { by: { episode, seq }, to, leaseUntil, mark },
          ':mark': mark,
          ':episode': episode,
          ':seq': seq,
        },
      }),
    ),
  )
  return isMine ? { thread, to, leaseUntil } : undefined
}

/** It went, or it never will, or nobody knows: none of what it carried is mailed again. */
export const settleChatMail = (
  { thread, to, leaseUntil }: ChatClaim,
  firstMailId: string | undefined,
): Promise<boolean> =>
  endMailing(thread, leaseUntil, {
    expression:
      'SET mailedTo = :to' +
      (firstMailId === undefined ? '' : ', firstMailId = if_not_exists(firstMailId, :id)') +
      ' REMOVE mailing',
    values: { ':to': to, ...(firstMailId === undefined ? {} : { ':id': firstMailId }) },
  })

/** It is known that nothing went: whoever is due next may try. */
export const giveBackChatMail = ({ thread, leaseUntil }: ChatClaim): Promise<boolean> =>
  endMailing(thread, leaseUntil, { expression: 'REMOVE mailing', values: {} })

const endMailing = (
  thread: string,
  leaseUntil: number,
  { expression, values }: { readonly expression: string; readonly values: object },
): Promise<boolean> =>
  holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: chatSignsKey(thread),
        UpdateExpression: expression,
        ConditionExpression: 'mailing.leaseUntil = :lease',
        ExpressionAttributeValues: { ':lease': leaseUntil, ...values },
      }),
    ),
  )

/** How a reply ended that was due in its chat: what is left out stays as it is, and why a try failed is forgotten. */
export type ChatReplyEnd = Partial<Pick<Message, 'delivery' | 'failure' | 'providerId'>>

type Place = Pick<Message, 'thread' | 'episode' | 'seq'>

/** A reply in a chat is no longer due. Twice is once. */
export const endChatReply = async (reply: Place, end: ChatReplyEnd): Promise<void> => {
  const said = Object.entries(end).filter(([, value]) => value !== undefined)
  const set = said.map(([name]) => `${name} = :${name}`).join(', ')
  const values = Object.fromEntries(said.map(([name, value]) => [`:${name}`, value]))
  await updateReply(
    reply,
    `${set === '' ? '' : `SET ${set} `}REMOVE dueAt, dueKey, dueRank, tryAt${
      end.failure === undefined ? ', failure' : ''
    }`,
    values,
  )
}

/** A reply in a chat comes back at `tryAt`. */
export const postponeChatReply = (reply: Message, tryAt: number, failure: string): Promise<void> =>
  updateReply(
    reply,
    'SET tryAt = :tryAt, dueAt = :tryAt, dueRank = :rank, failure = :failure, tries = :tries',
    {
      ':tryAt': tryAt,
      ':rank': moment(tryAt),
      ':failure': failure,
      ':tries': (reply.tries ?? 0) + 1,
    },
  )

const updateReply = async (
  { thread, episode, seq }: Place,
  expression: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: keys.message(thread, episode, seq),
        UpdateExpression: expression,
        ConditionExpression: 'attribute_exists(dueKey)',
        ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
      }),
    ),
  )
}
