import { type Act, localTime, note, noted, type Scene, windTo } from '../scene.ts'

/** A delivery goes out twice, as providers do when an answer is slow. */
const copies = 2

/** The order in which the deliveries arrive: the fourth message overtakes the third. */
const arrivals = [0, 1, 3, 2, 4, 5] as const

const deliver = async (scene: Scene, index: number, startedAt: number): Promise<void> => {
  const { desk, script, narrator, playing } = scene
  const message = script.messages[index]
  if (message === undefined) throw new Error(`The case ${script.id} has no message ${index + 1}.`)
  const { at, text } = message
  const sentAt = startedAt + at * 1000
  const { name, email, locale, tier } = script.customer
  const { answers } = await desk.send({
    sender: { id: `customer-${playing}`, name, email, locale, tier },
    text,
    id: `msg_${playing}_${index + 1}`,
    sentAt: new Date(sentAt).toISOString(),
    copies,
  })
  narrator.quote(name, localTime(scene, sentAt), text)
  const wanted = { status: 202, body: { accepted: 1 } }
  narrator.check(
    `message ${index + 1}: both copies of the signed webhook are acknowledged`,
    answers,
    Array.from({ length: copies }, () => wanted),
  )
}

/** Six messages in six minutes. Winding between them keeps the pace of the case. */
export const customerWrites: Act = {
  title: 'A customer writes, six times',
  play: async (scene) => {
    const { desk, script, narrator } = scene
    const startedAt = await desk.now()
    narrator.tell('Every delivery comes twice, and the fourth message overtakes the third.')
    let reachedAt = 0
    for (const index of arrivals) {
      // What was overtaken arrives late; the clock does not go back for it.
      reachedAt = Math.max(reachedAt, script.messages[index]?.at ?? 0)
      await windTo(scene, startedAt + reachedAt * 1000)
      if ((script.messages[index]?.at ?? 0) < reachedAt)
        narrator.tell(`Only now, written earlier, arrives message ${index + 1}:`)
      await deliver(scene, index, startedAt)
      // Filed before the next one comes, so that the thread shows the order of arrival.
      await desk.settle()
    }
    note(scene, { firstMessageAt: startedAt })
  },
}

/** The messages became one conversation, and it has somebody. */
export const conversationStands: Act = {
  title: 'Kept once, filed, and given to 林小雨',
  play: async (scene) => {
    const { desk, script, narrator } = scene
    const lin = desk.as('lin')
    const { body: work } = await lin.work()
    const mine = work.items.filter(
      ({ openedAt }) => openedAt >= iso(noted(scene, 'firstMessageAt')),
    )
    narrator.check("one new case stands in lin's work", mine.length, 1)
    const { body: conversation } = await lin.conversation(mine[0]?.id ?? '')
    const { name, email, tier } = conversation.customer
    narrator.check('its customer is who wrote', { name, email, tier }, knownAs(scene))
    const { state, team, agent, priority } = conversation
    narrator.check(
      'it is open with lin, team service, at the priority 2 of a vip',
      { state, team, agent, priority },
      { state: 'open', team: 'service', agent: 'lin', priority: 2 },
    )
    const { items } = (await lin.messages(conversation.id)).body
    narrator.check(
      'six messages are numbered 1 to 6, none twice',
      items.map(({ seq }) => seq),
      script.messages.map((_, index) => index + 1),
    )
    const written = [...items].sort((one, other) => compare(one.sentAt, other.sentAt))
    narrator.check(
      'by the time they were written they read as the customer wrote them',
      written.map(({ text }) => text),
      script.messages.map(({ text }) => text),
    )
    narrator.check(
      'and the thread shows that the fourth overtook the third',
      items.map(({ text }) => script.messages.findIndex((one) => one.text === text) + 1),
      [1, 2, 4, 3, 5, 6],
    )
    const [first] = items
    note(scene, {
      conversation: conversation.id,
      firstMessageAt: Date.parse(first?.at ?? ''),
    })
  },
}

const iso = (at: number): string => new Date(at).toISOString()
const compare = (one = '', other = ''): number => (one < other ? -1 : one > other ? 1 : 0)
const knownAs = ({ script: { customer } }: Scene) => {
  const { name, email, tier } = customer
  return { name, email, tier }
}
