import { Webhook } from 'standardwebhooks'
import type { DeskClient } from '../../local/demo/client.ts'
import { secretOf } from './secret.ts'

/** A webhook as a company's own app would post it, with one thing wrong where a test says so. */
export interface Posting {
  readonly id?: string
  readonly body?: string
  readonly inbox?: string
  /** Seconds that the signing clock is off. @default 0 */
  readonly offSeconds?: number
  /** @default the inbox's own */
  readonly secret?: string
  /** Headers to send in place of the right ones; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>
}

export const messageBody = (text: string, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    type: 'message.created',
    timestamp: new Date().toISOString(),
    data: { sender: { id: 'somebody', name: 'Somebody' }, message: { text }, ...more },
  })

export const postWebhook = async (client: DeskClient, posting: Posting = {}) => {
  const { id = 'msg_1', body = messageBody('Hello'), inbox = 'app', offSeconds = 0 } = posting
  const at = new Date((await client.now()) + offSeconds * 1000)
  const signed = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(posting.secret ?? (await secretOf(client))).sign(id, at, body),
    ...posting.headers,
  }
  const headers = Object.fromEntries(Object.entries(signed).filter(([, value]) => value !== ''))
  return client.ask<{
    readonly code?: string
    readonly detail?: string
    readonly errors?: readonly { readonly path: string }[]
  }>('POST', `/in/${inbox}`, { body, headers })
}
