import { type Act, localTime, mailsOf, noted, windTo } from '../scene.ts'

const firstResponseMinutes = 5
/** A due thing fires within two minutes. */
const firesWithinMinutes = 2

/** Nobody answers in time: the lead is told, once. */
export const targetMissed: Act = {
  title: 'Nobody answers, and the lead is told',
  play: async (scene) => {
    const { desk, narrator } = scene
    const dueAt = noted(scene, 'firstMessageAt') + firstResponseMinutes * 60_000
    narrator.tell(
      `A first answer was promised by ${localTime(scene, dueAt)}. The clock goes past it.`,
    )
    // The clock function comes every minute: by now it has come since.
    await windTo(scene, dueAt + 61_000)
    const { body } = await desk.as('lin').conversation(noted(scene, 'conversation'))
    const target = body.deadlines.find((one) => one.target === 'first-response')
    narrator.check(
      'the first-response target was due 5 minutes after the first message',
      target?.dueAt,
      new Date(dueAt).toISOString(),
    )
    const missedAt = Date.parse(target?.missedAt ?? '')
    narrator.check(
      'it is recorded as missed, within two minutes',
      missedAt >= dueAt && missedAt <= dueAt + firesWithinMinutes * 60_000,
      true,
    )
    const mails = await mailsOf(scene)
    narrator.check(
      'one mail went out, to the lead of the service team',
      mails.map(({ to }) => to),
      [['fang@desk.example']],
    )
    for (const mail of mails) narrator.mail(mail)
    const [mail] = mails
    narrator.check(
      'it names the case, and quotes nothing of what the customer wrote',
      {
        names: mail?.text.includes(noted(scene, 'conversation')),
        quotes: scene.script.messages.some(({ text }) => mail?.text.includes(text)),
      },
      { names: true, quotes: false },
    )
  },
}
