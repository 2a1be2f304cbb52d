import { SignJWT } from 'jose'
import type { DeskClient } from '../../local/demo/client.ts'
import { secretOf } from './secret.ts'

/** What the page of a chat shows of one message. */
export interface Shown {
  readonly from: string
  readonly name?: string
  readonly text: string
}

interface Reading {
  readonly items: readonly Shown[]
  readonly next: string
}

/** Somebody who opens the chat of this inbox, on a page. */
export const opensChat = async (client: DeskClient, asked: object = {}, inbox = 'site') => {
  const ask = <Body>(method: string, path: string, more: object = {}) =>
    client.ask<Body>(method, `/chat/${inbox}${path}`, more)
  const { body } = await ask<{ token: string }>('POST', '/visitors', { body: asked })
  const headers = { authorization: `Bearer ${body.token}` }
  let count = 0
  const reads = async () => (await ask<Reading>('GET', '/messages', { headers })).body
  return {
    /** Writes, and waits until it is filed. */
    sends: async (text: string, more: object = {}) => {
      count += 1
      const id = `message-${count}`
      await ask('POST', '/messages', { headers, body: { id, text, ...more } })
      await client.settle()
    },
    shown: async () => (await reads()).items,
    /** Says that everything was seen. */
    sees: async () => {
      const { next } = await reads()
      await ask('POST', '/read', { headers, body: { cursor: next } })
    },
  }
}

/** A token by which the company vouches for a customer in the chat. */
export const vouchedFor = async (client: DeskClient, claims: object) => {
  const key = new TextEncoder().encode(await secretOf(client, 'site', 'customer-secret'))
  const exp = Math.floor((await client.now()) / 1000) + 600
  return new SignJWT({ aud: 'site', exp, ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(key)
}
