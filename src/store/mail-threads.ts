import { BatchGetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { table, tableName } from '../platform/table.ts'
import { WorldFault } from '../platform/world-fault.ts'
import { holds } from './conditional.ts'
import { mailKeys } from './keys.ts'
import { parsed, readItem } from './read.ts'
import { mailKinds } from './schema.ts'

const MailId = z.object({ thread: z.string() })

/** Who takes part in a thread of mails, each by the keyed hash of their address. */
export interface MailThread {
  /** Whose thread it is: the sender of its first mail. */
  readonly owner: string | undefined
  readonly participants: ReadonlySet<string>
  /** The chat that goes on by these mails, if it is one. */
  readonly chat: ChatOfMails | undefined
}

/** To whose chat the answers to its mails belong. */
const ChatOfMails = z.object({ inbox: z.string(), sender: z.string() })
export type ChatOfMails = z.infer<typeof ChatOfMails>

/**
 * The thread of a mail, decided once: whoever brings the same mail again gets the thread of the first time, whatever
 * else has become known since. `mark` tells the mail from every other one.
 */
export const decideMailThread = async (mark: string, thread: string): Promise<string> => {
  const isMine = await holds(() =>
    table.send(
      new PutCommand({
        TableName: tableName(),
        Item: { ...mailKeys.id(mark), v: 1, kind: mailKinds.id, thread },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
  if (isMine) return thread
  return (await readItem(MailId, mailKeys.id(mark), { isConsistent: true }))?.thread ?? thread
}

/**
 * Says to which thread a mail's id leads. `isAwaited`: the mail itself has not come yet, and another one names it; its
 * own word then goes before. The first mail of an id keeps it.
 */
export const claimMailId = async (
  hash: string,
  thread: string,
  { isAwaited = false }: { readonly isAwaited?: boolean } = {},
): Promise<void> => {
  await holds(() =>
    table.send(
      new PutCommand({
        TableName: tableName(),
        Item: {
          ...{ ...mailKeys.id(hash), v: 1, kind: mailKinds.id, thread },
          ...(isAwaited ? { isAwaited } : {}),
        },
        ConditionExpression: isAwaited
          ? 'attribute_not_exists(pk)'
          : 'attribute_not_exists(pk) OR attribute_exists(isAwaited)',
      }),
    ),
  )
}

/** The most that one BatchGetItem takes is 100; a mail names fewer. */
const idsMax = 60

/** The threads of those ids that are known. */
export const threadsOfMailIds = async (
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(hashes)].slice(0, idsMax)
  if (wanted.length === 0) return new Map()
  const name = tableName()
  const { Responses, UnprocessedKeys } = await table.send(
    new BatchGetCommand({
      RequestItems: { [name]: { Keys: wanted.map(mailKeys.id), ConsistentRead: true } },
    }),
  )
  if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
    throw new WorldFault('The table is too busy to look up the ids of a mail.')
  }
  return new Map(
    (Responses?.[name] ?? []).map((item) => [
      String(item.pk).split('#')[1] ?? '',
      parsed(MailId, item).thread,
    ]),
  )
}

/** Who takes part in this thread; nobody where it is none of mails. */
export const mailThread = async (thread: string): Promise<MailThread> => {
  const found = await readItem(MailThreadItem, mailKeys.thread(thread), { isConsistent: true })
  return {
    owner: found?.owner,
    participants: found?.participants ?? new Set(),
    chat: found?.chat,
  }
}

const MailThreadItem = z.object({
  owner: z.string(),
  participants: z.optional(z.custom<ReadonlySet<string>>((value) => value instanceof Set)),
  chat: z.optional(ChatOfMails),
})

/** Adds who takes part; the first one whose thread it is stays so. */
export const joinMailThread = async (
  thread: string,
  owner: string,
  participants: readonly string[],
): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: mailKeys.thread(thread),
      UpdateExpression:
        'SET #owner = if_not_exists(#owner, :owner), kind = :kind, v = :v ADD participants :all',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: {
        ':owner': owner,
        ':kind': mailKinds.thread,
        ':v': 1,
        ':all': new Set([owner, ...participants]),
      },
    }),
  )
}

/** Says whose chat goes on by mail: answers from this address are theirs, until it goes on to another one. */
export const openChatMails = async (
  thread: string,
  owner: string,
  chat: ChatOfMails,
): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: mailKeys.thread(thread),
      UpdateExpression:
        'SET #owner = :owner, chat = :chat, kind = :kind, v = :v ADD participants :all',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: {
        ':owner': owner,
        ':chat': chat,
        ':kind': mailKinds.thread,
        ':v': 1,
        ':all': new Set([owner]),
      },
    }),
  )
}
