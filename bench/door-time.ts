import { randomUUID } from 'node:crypto'
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { Webhook } from 'standardwebhooks'
import type { MeasuredDesk } from './desk.ts'
import { openTable } from './emulator.ts'
import { type Figure, median, rounded } from './figures.ts'
import { customer, usualText } from './messages.ts'

const rounds = 40

/**
 * How much longer a message takes at the webhook's door than the one conditional write that keeps it: both over
 * HTTP on this machine, in turns. A ratio of one run, to be seen and not to be limited.
 */
export const doorTime = async (desk: MeasuredDesk): Promise<readonly Figure[]> => {
  const webhook = new Webhook(await signingSecret(desk))
  const table = openTable(desk)
  const times = { door: [] as number[], write: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.door.push(await timed(() => post(desk, webhook)))
    await desk.unitsSince()
    times.write.push(await timed(() => table.put(keptItem())))
  }
  const [door, write] = [median(times.door), median(times.write)]
  return [
    {
      name: 'webhook to one conditional write, time',
      value: rounded(door / write),
      unit: 'ratio',
      note: `${door.toFixed(1)} to ${write.toFixed(1)} ms, median of ${rounds}`,
    },
  ]
}

const timed = async (action: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await action()
  return performance.now() - began
}

const signingSecret = async ({ desk }: MeasuredDesk): Promise<string> => {
  const { endpoints, plan } = desk.running
  const prefix = plan.functions.find(({ name }) => name === 'Webhooks')?.environment
    .PARAMETER_PREFIX
  const client = new SSMClient({
    endpoint: endpoints.ssm,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const name = `${prefix}/inboxes/app/signing-secret`
  const { Parameters } = await client.send(
    new GetParametersCommand({ Names: [name], WithDecryption: true }),
  )
  return String(Parameters?.[0]?.Value)
}

const post = async ({ desk }: MeasuredDesk, webhook: Webhook): Promise<void> => {
  const id = `msg_${randomUUID()}`
  const now = new Date(desk.running.clock.now())
  const body = JSON.stringify({
    type: 'message.created',
    timestamp: now.toISOString(),
    data: { sender: customer('door'), message: { text: usualText, sentAt: now.toISOString() } },
  })
  const { status } = await fetch(`${desk.url}/in/app`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': webhook.sign(id, now, body),
    },
  })
  if (status >= 300) throw new Error(`The webhook was to be taken, got ${status}.`)
}

/** As large as what a webhook keeps, in a partition of its own and of no kind that a function reacts to. */
const keptItem = () => ({
  pk: { S: `bench#${randomUUID()}` },
  sk: { S: 'head' },
  text: { S: usualText },
  rest: { S: 'x'.repeat(350) },
})
