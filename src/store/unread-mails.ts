import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { table, tableName } from '../platform/table.ts'
import { mailKeys, moment, unreadMailPk } from './keys.ts'
import { parsed, queryPage } from './read.ts'
import { mailKinds } from './schema.ts'

/** A mail that no case was made of: its raw bytes lie in the bucket, and here stands what to try it again with. */
export const UnreadMail = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  receivedAt: z.number(),
  /** Why, as a code: `no-inbox`, `too-large`, `no-header`, `virus`, `no-object`, `fault`. */
  reason: z.string(),
  /** Epoch milliseconds of the last try. */
  triedAt: z.number(),
  tries: z.number(),
  /** What SES told of it, as JSON. */
  receipt: z.string(),
})
export type UnreadMail = z.infer<typeof UnreadMail>

/** Keeps it in the list; a later try of the same mail replaces the reason. */
export const keepUnreadMail = async (mail: UnreadMail): Promise<void> => {
  const item = {
    ...mailKeys.unread(mail.receivedAt, mail.id),
    ...{ v: 1, kind: mailKinds.unread, ...mail },
  }
  await table.send(new PutCommand({ TableName: tableName(), Item: item }))
}

/** Takes it from the list: a case has it now. */
export const dropUnreadMail = async (receivedAt: number, id: string): Promise<void> => {
  await table.send(
    new DeleteCommand({ TableName: tableName(), Key: mailKeys.unread(receivedAt, id) }),
  )
}

/** Those that came between two moments, oldest first. */
export async function* unreadMails(from: number, to: number): AsyncGenerator<UnreadMail> {
  let start: Record<string, unknown> | undefined
  do {
    const { items, next } = await queryPage({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': unreadMailPk,
        ':from': moment(from),
        ':to': `${moment(to)}#~`,
      },
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    })
    for (const item of items) yield parsed(UnreadMail, item)
    start = next
  } while (start !== undefined)
}
