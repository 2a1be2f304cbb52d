import * as z from 'zod/mini'
import { keys, ticketKeys, ticketNotePrefix } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

const TicketNoteItem = z.object({
  seq: z.int(),
  at: z.number(),
  agent: z.string(),
  text: z.string(),
})
export type TicketNoteItem = z.infer<typeof TicketNoteItem>

/** Notes on a ticket after a sequence number, oldest first: half a read unit per 4 KB. */
export const ticketNotes = async (
  ticket: number,
  seq: number,
  limit: number,
): Promise<readonly TicketNoteItem[]> => {
  const { items } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': keys.ticket(ticket).pk,
      ':from': ticketKeys.note(ticket, seq + 1).sk,
      // '~' sorts after every digit.
      ':to': `${ticketNotePrefix}~`,
    },
    Limit: limit,
  })
  return items.map((item) => parsed(TicketNoteItem, item))
}
