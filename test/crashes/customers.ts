import { Webhook } from 'standardwebhooks'
import { askOnce, askUntil } from './caller.ts'
import type { InboxName } from './desk-file.ts'
import type { Facts } from './facts.ts'
import type { Load } from './load.ts'
import type { Random } from './random.ts'
import { seconds } from './waiting.ts'

/** One customer on one thread of their own or a second one. */
interface Thread {
  readonly inbox: InboxName
  readonly thread: string
  readonly sender: Readonly<Record<string, string>>
}

/** A message on its way: signed anew at each delivery, since the signature holds its time. */
interface Letter {
  readonly id: string
  readonly inbox: InboxName
  readonly body: string
}

const threads: readonly Thread[] = ['ann', 'bo', 'chen', 'dora', 'emil'].flatMap((name, index) => {
  const inbox: InboxName = index % 3 === 2 ? 'shop' : 'app'
  const sender = {
    ...{ id: name, name: `Customer ${name}`, email: `${name}@customer.example` },
    locale: index % 2 === 0 ? 'en' : 'zh',
    ...(index === 0 ? { tier: 'vip' } : {}),
  }
  const second = index === 0 ? [{ inbox, sender, thread: `${name}-again` }] : []
  return [{ inbox, sender, thread: name }, ...second]
})

const letterOf = (facts: Facts, { inbox, thread, sender }: Thread, count: number): Letter => {
  const id = `msg_${thread}_${count}`
  const text = `${thread} writes no. ${count}`
  facts.sent.set(id, { inbox, thread, sender: sender.id ?? '', id, text, isAcknowledged: false })
  const timestamp = new Date().toISOString()
  const data = { thread, sender, message: { text, sentAt: timestamp } }
  return { id, inbox, body: JSON.stringify({ type: 'message.created', timestamp, data }) }
}

const acknowledged = (facts: Facts, { id }: Letter): void => {
  const sent = facts.sent.get(id)
  if (sent) facts.sent.set(id, { ...sent, isAcknowledged: true })
}

const post =
  ({ facts, secrets, now }: Load, { id, inbox, body }: Letter) =>
  async ({ url }: { readonly url: string }): Promise<number> => {
    const at = new Date(now())
    const { status } = await fetch(`${url}/in/${inbox}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secrets[inbox]).sign(id, at, body),
      },
    })
    if (status < 300) acknowledged(facts, { id, inbox, body })
    // A 401 is what a clock gets that was wound between the signing and the look at it.
    else if (status < 500 && status !== 401)
      facts.surprises.push(`The webhook ${id} was answered with ${status}.`)
    return status
  }

const isTaken = (status: number): boolean => status < 300

/** Writes until the load is over, then delivers what was never acknowledged, as an app's outbox does. */
const writeOn = async (load: Load, random: Random, thread: Thread): Promise<void> => {
  const outbox: Letter[] = []
  for (let count = 1; !load.isOver(); count += 1) {
    const letter = letterOf(load.facts, thread, count)
    const status = await askOnce(load.host, post(load, letter))
    // Some wait for it in order; others let it come late, behind the next ones.
    if (status === undefined || !isTaken(status)) {
      if (random.chance(0.5)) await askUntil(load.host, post(load, letter), isTaken)
      else outbox.push(letter)
    } else if (random.chance(0.2)) outbox.push(letter)
    const late = random.chance(0.3) ? outbox.shift() : undefined
    if (late) await askUntil(load.host, post(load, late), isTaken)
    await seconds(random.between(10, 60) / 100)
  }
  for (const letter of outbox) await askUntil(load.host, post(load, letter), isTaken)
}

export const customersAtWork = (load: Load, random: Random): readonly Promise<void>[] =>
  threads.map((thread) => writeOn(load, random.branch(), thread))
