import type { WebhookInbox } from '../../desk/inbox.ts'
import { messageId } from '../../desk/message-id.ts'
import { secondMilliseconds } from '../../desk/units.ts'
import type { Outbound, SendOutcome } from '../contract.ts'
import { signed } from './signature.ts'

/** The app has this long to answer; the worker's time-out and the claim's lease are longer. */
const answerWithinMilliseconds = 15 * secondMilliseconds

/** `message.sent` to the app's callback. The webhook-id is our message's id: the app drops what it has seen. */
export const send = async (
  { message, thread, inbox }: Outbound<WebhookInbox>,
  secrets: readonly string[],
  now: number,
): Promise<SendOutcome> => {
  const id = messageId(message)
  const body = JSON.stringify({
    type: 'message.sent',
    timestamp: new Date(message.at).toISOString(),
    data: {
      thread: thread.threadKey,
      sender: { id: thread.senderId },
      message: { id, seq: message.seq, text: message.text },
    },
  })
  const headers = signed(id, body, secrets, now)
  if (headers === undefined) return { outcome: 'failed', code: 'no-signing-secret' }
  try {
    const answer = await fetch(inbox.callback, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMilliseconds),
    })
    await answer.body?.cancel()
    return answered(answer, now)
  } catch (fault) {
    return notAnswered(fault)
  }
}

/** 2xx only is a yes. An answer of 5xx, 408 or 429 asks for another try, which the app tells apart by its webhook-id. */
const answered = ({ status, headers }: Response, now: number): SendOutcome => {
  if (status >= 200 && status < 300) return { outcome: 'sent', providerId: undefined }
  const code = `http-${status}`
  if (status >= 500 || status === 408 || status === 429) {
    const retryAfterMilliseconds = waitOf(headers.get('retry-after') ?? '', now)
    return retryAfterMilliseconds > 0
      ? { outcome: 'failed', code, retryAfterMilliseconds }
      : { outcome: 'failed', code }
  }
  return { outcome: 'refused', code }
}

/** Retry-After (RFC 9110, section 10.2.3) is whole seconds or a date. Anything else is nothing to go by. */
const waitOf = (text: string, now: number): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text) * secondMilliseconds
  return text.endsWith(' GMT') ? Math.max(0, Date.parse(text) - now) : 0
}

/**
 * Faults of a connection that was never made, or whose certificate was refused before anything was said: nothing
 * was sent. Any other leaves it unknown.
 */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_CERT_.*|.*SELF_SIGNED_CERT.*|UNABLE_TO_.*)$/

const notAnswered = (fault: unknown): SendOutcome => {
  const { name, cause } = fault as { name?: string; cause?: { code?: string } }
  const code = cause?.code ?? name ?? 'unknown'
  return neverConnected.test(code)
    ? { outcome: 'failed', code: 'not-connected' }
    : { outcome: 'unknown', code: code.toLowerCase() }
}
