import { type Listener, listen, readBody } from '../http.ts'
import type { MailStore } from './mail-store.ts'

const recipientsOf = (form: URLSearchParams): string[] =>
  [...form]
    .filter(([name]) =>
      /^(Destinations\.member|Destination\.\w+Addresses\.member)\.\d+$/.test(name),
    )
    .map(([, address]) => address)

/** The raw mail of SendRawEmail; of SendEmail, the one that the emulator made of its parts. */
const rawOf = async (
  form: URLSearchParams,
  mailUrl: string,
  messageId: string,
): Promise<Buffer> => {
  const data = form.get('RawMessage.Data')
  if (data !== null) return Buffer.from(data, 'base64')
  const response = await fetch(
    `${mailUrl}/get-emlContent?messageId=${encodeURIComponent(messageId)}`,
  )
  const made = (await response.json()) as { body?: { data?: number[] } | string }
  const body = made.body
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body?.data ?? [])
}

/** SES writes its own Message-ID over whatever stood there, and a mail's reader answers that one. */
const withId = (raw: Buffer, messageId: string): Buffer => {
  const end = raw.indexOf('\r\n\r\n')
  const head = raw.subarray(0, end < 0 ? raw.length : end).toString('latin1')
  const others = head.replace(/^message-id:.*(\r\n[ \t].*)*(\r\n|$)/gim, '')
  const own = `Message-ID: <${messageId}@email.amazonses.com>\r\n`
  return Buffer.concat([Buffer.from(own + others, 'latin1'), raw.subarray(head.length)])
}

/** A mail that SES took under a configuration set. */
export interface SentTold {
  readonly messageId: string
  readonly source: string
  readonly recipients: readonly string[]
  readonly configurationSet: string
  readonly tags: readonly (readonly [name: string, value: string])[]
  /** ISO 8601. */
  readonly at: string
}

export interface MailDoor extends Listener {
  /** Who is told of each mail that was sent under a configuration set; only the last one that asks. */
  readonly onSent: (listener: (sent: SentTold) => Promise<void>) => void
}

/** Stands before the emulator of SES, which forgets, and keeps each mail that it accepted. */
export const startMailDoor = async (
  mailUrl: string,
  store: MailStore,
  now: () => number,
): Promise<MailDoor> => {
  let told: (sent: SentTold) => Promise<void> = async () => {}
  const listener = await listen(0, async (request, response) => {
    const body = (await readBody(request)) ?? Buffer.alloc(0)
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
    const answer = await fetch(`${mailUrl}${request.url ?? '/'}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
      ...(hasBody ? { body: new Uint8Array(body) } : {}),
    })
    const text = await answer.text()
    const messageId = /<MessageId>([^<]+)</.exec(text)?.[1]
    if (answer.ok && messageId) {
      const form = new URLSearchParams(body.toString('utf8'))
      const at = new Date(now()).toISOString()
      await store.keep(withId(await rawOf(form, mailUrl, messageId), messageId), {
        messageId,
        recipients: recipientsOf(form),
        at,
      })
      const sent = toldOf(form, messageId, at)
      if (sent !== undefined) await told(sent)
    }
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
    })
    response.end(text)
  })
  return {
    ...listener,
    onSent: (listening) => {
      told = listening
    },
  }
}

const toldOf = (form: URLSearchParams, messageId: string, at: string): SentTold | undefined => {
  const configurationSet = form.get('ConfigurationSetName')
  if (configurationSet === null) return undefined
  const tags = [...form].flatMap(([name, value]): [string, string][] => {
    const [, index] = /^Tags\.member\.(\d+)\.Name$/.exec(name) ?? []
    return index === undefined ? [] : [[value, form.get(`Tags.member.${index}.Value`) ?? '']]
  })
  const recipients = recipientsOf(form)
  return { messageId, source: form.get('Source') ?? '', recipients, configurationSet, tags, at }
}
