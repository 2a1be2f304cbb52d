import * as z from 'zod/mini'
import type { ChatPlace } from '../desk/chat.ts'
import { messageId } from '../desk/message-id.ts'
import type { Said } from '../flows/chat.ts'
import type { LinkedFile } from '../flows/files.ts'
import { cursorOf } from './cursor.ts'
import type { Answer } from './problem.ts'
import { iso } from './views.ts'

/** What the web chat's API shows: nothing that is only for colleagues. */

export const saidView = ({ message, name, files }: Said) => {
  const isTheirs = message.direction === 'inbound'
  return {
    id: (isTheirs ? message.providerId : undefined) ?? messageId(message),
    from: isTheirs ? 'customer' : 'agent',
    name,
    text: message.text === '' ? undefined : message.text,
    at: iso(message.at),
    attachments: files.length === 0 ? message.attachments : files.map(chatFile),
  }
}

/** Where a file lies is the desk's own affair. */
const chatFile = ({ name, contentType, bytes, url }: LinkedFile) => ({
  ...{ name, contentType, bytes, url },
})

export const placeCursor = (place: ChatPlace | undefined): string | undefined =>
  place === undefined ? undefined : cursorOf(place)

export const json = (status: number, body: unknown, headers: Answer['headers'] = {}): Answer => ({
  statusCode: status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
})

export const done: Answer = { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' }

/** For doors that take nothing. */
export const nothing = z.object({})
