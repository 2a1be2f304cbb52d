import { type Act, mailsOf, note, noted, windTo } from '../scene.ts'

/** One resolution for the pair. */
export const resolved: Act = {
  title: 'mei resolves the ticket, and the conversation with it',
  play: async (scene) => {
    const { desk, narrator } = scene
    const mei = desk.as('mei')
    await windTo(scene, (await desk.now()) + 120_000)
    const ended = await mei.resolveTicket(noted(scene, 'ticket'))
    narrator.check('the ticket is resolved', [ended.status, ended.body.state], [200, 'resolved'])
    const { body } = await mei.conversation(noted(scene, 'conversation'))
    narrator.check('its conversation is resolved with it', body.state, 'resolved')
    await desk.settle()
    const { items } = (await mei.work()).body
    narrator.check(
      'neither stands in mei’s work any more',
      items.filter(({ id }) => [body.id, String(noted(scene, 'ticket'))].includes(id)).length,
      0,
    )
    note(scene, { resolvedAt: Date.parse(body.resolvedAt ?? '') })
  },
}

const hour = 60 * 60 * 1000
const surveyDelayHours = 24

/** The policy waits a day, so that the customer knows whether the repair holds. */
export const surveyMailed: Act = {
  title: 'A day later the customer is asked',
  play: async (scene) => {
    const { narrator, script } = scene
    const resolvedAt = noted(scene, 'resolvedAt')
    const before = (await mailsOf(scene)).length
    await windTo(scene, resolvedAt + (surveyDelayHours - 1) * hour)
    narrator.check('an hour early nobody is asked', (await mailsOf(scene)).length, before)
    await windTo(scene, resolvedAt + surveyDelayHours * hour + 120_000)
    const mails = (await mailsOf(scene)).slice(before)
    narrator.check(
      'one mail asks the customer',
      mails.map(({ to }) => to),
      [[script.customer.email]],
    )
    const [mail] = mails
    if (mail === undefined) return
    narrator.mail(mail)
    narrator.check(
      'it has a link for each score from 1 to 5',
      [...mail.text.matchAll(/\/s\/[a-z2-7]{26}\?score=(\d)/g)].map(([, score]) => score),
      ['1', '2', '3', '4', '5'],
    )
    const [link = ''] = /http\S+\/s\/[a-z2-7]{26}/.exec(mail.text) ?? []
    note(scene, { surveyLink: link, surveySentAt: Date.parse(mail.at) })
  },
}
