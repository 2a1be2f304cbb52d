import { createAwsCall } from '../../local/aws-call.ts'
import type { DeskClient } from '../../local/demo/client.ts'
import { seconds } from './waiting.ts'

interface Inspected {
  readonly messages: { readonly inflight: readonly { readonly receiptHandle: string }[] }
}

type Depths = Readonly<
  Record<string, { readonly visible: number; readonly inFlight: number; readonly delayed: number }>
>

/** What lies in each queue. */
const depthsOf = async (client: DeskClient): Promise<Depths> =>
  (await client.ask<Depths>('GET', '/_local/queues')).body

/** A message whose worker failed comes again when the queue says so, in real minutes; here it comes in a second. */
const bringBack = async (client: DeskClient): Promise<void> => {
  const { endpoints } = await client.status()
  const sqs = createAwsCall('sqs', endpoints.sqs ?? '', 'us-east-1')
  for (const [name, { inFlight }] of Object.entries(await depthsOf(client))) {
    if (inFlight === 0) continue
    const answer = await fetch(`${endpoints.sqs}/_fauxqs/queues/${name}`)
    const { messages } = (await answer.json()) as Inspected
    for (const { receiptHandle } of messages.inflight)
      await sqs('ChangeMessageVisibility', {
        QueueUrl: `${endpoints.sqs}/000000000000/${name}`,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: 1,
      })
  }
}

const looks = 40

/** Waits until nothing is left to do, with no patience for what waits in flight although nobody works on it. */
export const untilIdle = async (client: DeskClient): Promise<void> => {
  let busy: readonly string[] = []
  for (let look = 0; look < looks; look += 1) {
    const { status, body } = await client.ask<{ readonly busy: readonly string[] }>(
      'GET',
      '/_local/idle?timeoutSeconds=1',
    )
    if (status === 200) return
    busy = body.busy
    if (busy.every((one) => / 0 visible, \d+ in flight$/.test(one))) await bringBack(client)
  }
  throw new Error(`The desk does not come to rest: ${busy.join('; ')}.`)
}

const patienceSeconds = 20

/**
 * The queues whose messages stay however long one looks. A later try that was asked for comes when its delay is
 * over, in real seconds: it may be in flight at any one look, and is gone at the next.
 */
export const stuckIn = async (client: DeskClient) => {
  const until = performance.now() + patienceSeconds * 1000
  for (;;) {
    const stuck = Object.entries(await depthsOf(client)).filter(
      ([, { visible, inFlight }]) => visible + inFlight > 0,
    )
    if (stuck.length === 0 || performance.now() > until) return stuck
    await seconds(0.25)
  }
}
