import { Webhook } from 'standardwebhooks'
import type { Gateway } from '../aws/gateway.ts'
import type { Mailed, Sent } from '../promises/observed.ts'
import type { World } from '../world/world.ts'
import type { PlannedMessage } from './plan.ts'

const retryMilliseconds = [2000, 5000, 20_000, 60_000, 120_000, 300_000, 300_000, 300_000] as const

const bodyOf = ({ thread, sender, text }: PlannedMessage, now: number): string =>
  JSON.stringify({
    type: 'message.created',
    timestamp: new Date(now).toISOString(),
    data: { thread, sender, message: { text, sentAt: new Date(now).toISOString() } },
  })

/** Customers who write through the company's app, which delivers until it is answered 2xx, and sometimes once more. */
export const createCustomers = (
  { time, chance, weather, story }: World,
  gateway: Gateway,
  secretOf: (inbox: string) => string,
) => {
  const sent = new Map<string, Sent>()
  let working = 0
  const atWork = async (work: Promise<void>): Promise<void> => {
    working += 1
    await work
    working -= 1
  }

  const post = async (message: PlannedMessage): Promise<boolean> => {
    const { id, inbox, thread, sender, text } = message
    const now = time.now()
    const body = bodyOf(message, now)
    const answer = await gateway.ask(
      {
        method: 'POST',
        url: `/in/${inbox}`,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now / 1000)),
          'webhook-signature': new Webhook(secretOf(inbox)).sign(id, new Date(now), body),
        },
        body,
      },
      `app ${id}`,
    )
    const isTaken = answer.status >= 200 && answer.status < 300
    const known = { inbox, thread, sender: sender.id ?? '', id, text }
    const isAcknowledged = isTaken || (sent.get(id)?.isAcknowledged ?? false)
    sent.set(id, { ...known, isAcknowledged })
    story.tell('app', `delivers ${id}: ${answer.status === 0 ? 'no answer' : answer.status}`)
    return isTaken
  }
  const deliver = async (message: PlannedMessage): Promise<void> => {
    for (const wait of [...retryMilliseconds, undefined]) {
      const isTaken = await post(message)
      if (isTaken || wait === undefined) break
      await time.sleep(wait)
    }
    if (weather.strikes(`app ${message.id} again`, 'twice') === undefined) return
    await time.sleep(chance.int(`app ${message.id} again`, 10, 200_000))
    await post(message)
  }
  const write = (message: PlannedMessage): void => {
    if (!weather.does(`${message.id} is written`)) return
    void atWork(deliver(message))
    const isTwice = weather.strikes(`app ${message.id} at once`, 'twice') !== undefined
    if (isTwice) void atWork(deliver(message))
  }

  /** Follows the link of a survey: looks, answers, and may change the answer or press twice. */
  const answerSurvey = async (id: string, who: string): Promise<void> => {
    await time.sleep(chance.int(`${who} reads`, 5000, 400_000))
    await gateway.ask({ method: 'GET', url: `/s/${id}?score=4` }, who)
    const answers = chance.int(`${who} answers`, 1, 2)
    for (let count = 0; count < answers; count += 1) {
      const asking = {
        method: 'POST',
        url: `/s/${id}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `score=${chance.int(`${who} score`, 1, 5)}&comment=fine`,
      }
      const again = chance.of(`${who} twice`) < 0.3 ? [gateway.ask(asking, who)] : []
      await Promise.all([gateway.ask(asking, who), ...again])
      await time.sleep(chance.int(`${who} thinks`, 1000, 200_000))
    }
  }
  const onMail = ({ to, text }: Mailed): void => {
    const id = /\/s\/([a-z2-7]{26})/.exec(text)?.[1]
    if (id === undefined) return
    const who = `${to} survey`
    if (chance.of(`${who} answers?`) < 0.6 && weather.does(`${to} answers a survey`)) {
      void atWork(answerSurvey(id, who))
    }
  }
  return {
    /** Writes what was planned, when it was planned. */
    begin: (messages: readonly PlannedMessage[]): void => {
      for (const message of messages) time.later(message.at, () => write(message))
    },
    onMail,
    /** Whether anybody has begun what is not ended yet. */
    isAtWork: (): boolean => working > 0,
    sent: (): readonly Sent[] => [...sent.values()],
  }
}
