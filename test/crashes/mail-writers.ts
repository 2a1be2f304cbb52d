import { createTransport } from 'nodemailer'
import { askOnce, askUntil } from './caller.ts'
import { mailAddress } from './desk-file.ts'
import type { Facts } from './facts.ts'
import type { Load } from './load.ts'
import type { Random } from './random.ts'
import { seconds } from './waiting.ts'

/** A mail on its way: the same bytes at each try, as a mail server keeps them. */
interface Letter {
  readonly id: string
  readonly from: string
  readonly raw: string
}

const writers = ['greta'] as const

/** Each second mail answers the one before it. */
const letterOf = (facts: Facts, name: string, count: number): Letter => {
  const from = `${name}@customer.example`
  const id = `mail-${name}-${count}`
  const before = count % 2 === 0 ? `mail-${name}-${count - 1}` : undefined
  const text = `${name} mails no. ${count}`
  const thread = before ?? id
  facts.sent.set(id, { inbox: 'mail', thread, sender: from, id, text, isAcknowledged: false })
  const head = [
    `From: Customer ${name} <${from}>`,
    ...[`To: ${mailAddress}`, `Subject: Mail of ${name}`, `Message-ID: <${id}@customer.example>`],
    ...(before === undefined ? [] : [`In-Reply-To: <${before}@customer.example>`]),
  ]
  return { id, from, raw: [...head, '', text, ''].join('\r\n') }
}

/** True once the desk's server has taken it: from then on it must not be lost. */
const post = async (facts: Facts, { id, from, raw }: Letter, port: number): Promise<boolean> => {
  const transport = createTransport({
    ...{ host: '127.0.0.1', port, ignoreTLS: true },
    ...{ connectionTimeout: 3000, greetingTimeout: 3000, socketTimeout: 5000 },
  })
  try {
    await transport.sendMail({ envelope: { from, to: [mailAddress] }, raw })
  } finally {
    transport.close()
  }
  const sent = facts.sent.get(id)
  if (sent) facts.sent.set(id, { ...sent, isAcknowledged: true })
  return true
}

const writeOn = async ({ host, facts, isOver }: Load, random: Random, name: string) => {
  for (let count = 1; !isOver(); count += 1) {
    const letter = letterOf(facts, name, count)
    const send = async (client: Parameters<Parameters<typeof askOnce>[1]>[0]) =>
      post(facts, letter, (await client.status()).mailPort)
    await askUntil(host, send, (isTaken) => isTaken)
    // A server whose answer was lost on the way sends the same mail again.
    if (random.chance(0.3)) await askOnce(host, send)
    await seconds(random.between(50, 150) / 100)
  }
}

export const mailWritersAtWork = (load: Load, random: Random): readonly Promise<void>[] =>
  writers.map((name) => writeOn(load, random.branch(), name))
