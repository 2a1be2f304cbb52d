import { Webhook } from 'standardwebhooks'
import type { Provider } from './contract-suite.ts'

/** The company's app, as the `standardwebhooks` library plays it: the other side of our webhook channel. */

export const secret = `whsec_${Buffer.from('thirty-two-bytes-of-a-test-key-1').toString('base64')}`
export const otherSecret = `whsec_${Buffer.from('thirty-two-bytes-of-a-test-key-2').toString('base64')}`

export const messageCreated = (message: object, change: object = {}) => ({
  type: 'message.created',
  timestamp: '2026-03-02T08:00:00Z',
  data: { sender: { id: 'user-1', name: 'Li' }, message, ...change },
})

const signed: Provider['signed'] = async (body, { id, at, secret: key }) => ({
  headers: {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(key).sign(id, new Date(at), Buffer.from(body)),
  },
  body,
})

export const app: Provider = {
  secret,
  otherSecret,
  proof: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  signs: 'the message',
  proofLasts: 5 * 60_000,
  attachesByAddress: true,
  textLettersMax: 20_000,
  inbox: 'app',
  bodyOf: (text, _, attachmentUrl) =>
    Buffer.from(
      JSON.stringify(
        messageCreated({
          text,
          ...(attachmentUrl === undefined ? {} : { attachments: [{ url: attachmentUrl }] }),
        }),
      ),
    ),
  signed,
  other: {
    bodyOf: (text) =>
      Buffer.from(JSON.stringify(messageCreated({ text }, { sender: { id: 'user-2' } }))),
    signed,
  },
}
