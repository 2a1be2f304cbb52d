import { secondMilliseconds } from '../../desk/units.ts'
import type { Outbound, SendOutcome } from '../contract.ts'
import { messageId } from '../message-id.ts'
import { signed } from './signature.ts'

/** The app has this long to answer; the worker's time-out and the claim's lease are longer. */
const answerWithinMilliseconds = 15 * secondMilliseconds

/** `message.sent` to the app's callback. The webhook-id is our message's id: the app drops what it has seen. */
export const send = async (
  { message, thread, inbox }: Outbound,
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
    return answered(answer)
  } catch (fault) {
    return notAnswered(fault)
  }
}

/** 2xx only is a yes. An answer of 5xx, 408 or 429 asks for another try, which the app tells apart by its webhook-id. */
const answered = ({ status, headers }: Response): SendOutcome => {
  if (status >= 200 && status < 300) return { outcome: 'sent', providerId: undefined }
  const code = `http-${status}`
  if (status >= 500 || status === 408 || status === 429) {
    const seconds = Number(headers.get('retry-after'))
    return seconds > 0
      ? { outcome: 'failed', code, retryAfterMilliseconds: seconds * secondMilliseconds }
      : { outcome: 'failed', code }
  }
  return { outcome: 'refused', code }
}

/** Faults of a connection that was never made: nothing was sent. Any other leaves it unknown. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

const notAnswered = (fault: unknown): SendOutcome => {
  const { name, cause } = fault as { name?: string; cause?: { code?: string } }
  const code = cause?.code ?? name ?? 'unknown'
  return neverConnected.has(code)
    ? { outcome: 'failed', code: 'not-connected' }
    : { outcome: 'unknown', code: code.toLowerCase() }
}
