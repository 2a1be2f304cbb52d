import { type Act, localTime, note, noted, repliesOf, type Scene, windTo } from '../scene.ts'

const secondsLater = async (scene: Scene, seconds: number): Promise<void> => {
  await windTo(scene, (await scene.desk.now()) + seconds * 1000)
}

/** mei answers, and the app receives it; the button is pressed twice here too. */
const answer = async (scene: Scene, name: string, text: string): Promise<void> => {
  const { desk, narrator, playing } = scene
  const conversation = noted(scene, 'conversation')
  const received = (await repliesOf(scene)).length
  const mei = desk.as('mei')
  const first = await mei.reply(conversation, text, `${name}-${playing}`)
  const again = await mei.reply(conversation, text, `${name}-${playing}`)
  narrator.check(
    'the reply is kept, and pressed again it is the same reply',
    { status: first.status, again: again.body },
    { status: 201, again: first.body },
  )
  narrator.quote('梅静', localTime(scene, Date.parse(first.body.message.at)), text)
  await desk.settle()
  const replies = (await repliesOf(scene)).slice(received)
  narrator.check(
    'the customer’s app received it once, over a webhook whose signature it verified',
    replies.map(({ isVerified, status, body }) => ({
      isVerified,
      status,
      text: body.data.message.text,
    })),
    [{ isVerified: true, status: 200, text }],
  )
  const { items } = (await mei.messages(conversation)).body
  const kept = items.find(({ seq }) => seq === first.body.message.seq)
  narrator.check('the conversation shows it as sent', kept?.delivery, 'sent')
}

/** The first answer of a person: what was passed on, and by when an answer is due. */
export const customerTold: Act = {
  title: 'mei answers: passed on, and by when',
  play: async (scene) => {
    await secondsLater(scene, 60)
    await answer(scene, 'passed-on', scene.script.dialogue.passedOn)
    const { items } = (await scene.desk.as('mei').messages(noted(scene, 'conversation'))).body
    const reply = items.find(({ direction }) => direction === 'outbound')
    note(scene, { firstReplyAt: Date.parse(reply?.at ?? '') })
  },
}

/** The customer answers, mei repairs and says so. */
export const customerAnswers: Act = {
  title: 'The customer answers, mei repairs',
  play: async (scene) => {
    const { desk, script, narrator, playing } = scene
    await secondsLater(scene, 120)
    const { name, email, locale, tier } = script.customer
    const { answers } = await desk.send({
      sender: { id: `customer-${playing}`, name, email, locale, tier },
      text: script.dialogue.thanks,
      id: `msg_${playing}_thanks`,
      copies: 2,
    })
    narrator.quote(name, localTime(scene, await desk.now()), script.dialogue.thanks)
    narrator.check(
      'both copies are acknowledged',
      answers.map(({ status }) => status),
      [202, 202],
    )
    await desk.settle()
    const { items } = (await desk.as('mei').work('held')).body
    narrator.check(
      'it stands with mei again, as one whose customer waits',
      items.some(({ id }) => id === noted(scene, 'conversation')),
      true,
    )
    await secondsLater(scene, 600)
    await answer(scene, 'repaired', script.dialogue.repaired)
  },
}
