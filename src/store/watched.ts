import { tableName } from '../platform/table.ts'
import { ticketKeys } from './keys.ts'
import type { Part } from './parts/part.ts'
import { ticketKinds } from './schema.ts'

/** Puts a ticket into the lists of those who follow it from now on, and takes it out of those of others. */
export const watchedParts = (
  ticket: number,
  begun: readonly string[],
  ended: readonly string[],
): readonly Part[] => [
  ...begun.map((agent) => ({
    name: 'watched' as const,
    action: {
      Put: {
        TableName: tableName(),
        Item: { ...ticketKeys.watched(agent, ticket), v: 1, kind: ticketKinds.watched, ticket },
      },
    },
  })),
  ...ended.map((agent) => ({
    name: 'watched' as const,
    action: { Delete: { TableName: tableName(), Key: ticketKeys.watched(agent, ticket) } },
  })),
]
