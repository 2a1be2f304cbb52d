import { ask } from '../ask.ts'
import { type Act, note, noted, type Scene } from '../scene.ts'

const followUps = async ({ desk }: Scene) =>
  (await desk.as('oskar').work()).body.items.filter(({ type }) => type === 'call-back')

/** What a mail program, a link scanner and a curious thumb do: they open the link. */
export const surveyOpened: Act = {
  title: 'The link is opened, and nothing is saved',
  play: async (scene) => {
    const { desk, narrator } = scene
    const link = `${noted(scene, 'surveyLink')}?score=1`
    const before = (await followUps(scene)).length
    await desk.settle()
    await desk.forgetUnits()
    await ask(link, 'HEAD')
    const pages = [await ask<string>(link, 'GET'), await ask<string>(link, 'GET')]
    narrator.check(
      'the page opens twice, in Chinese, with score 1 chosen and a button to send it',
      pages.map(({ status, text }) => [
        status,
        text.includes('您对这次服务满意吗'),
        /value="1" required checked/.test(text),
        text.includes('<form method="post">'),
      ]),
      pages.map(() => [200, true, true, true]),
    )
    await desk.settle()
    narrator.check(
      'HEAD and both GETs wrote nothing into the table',
      (await desk.units()).byFunction.Pages?.writes ?? 0,
      0,
    )
    narrator.check('and no follow-up was opened', (await followUps(scene)).length, before)
  },
}

/** A real answer, and the lead's call. */
export const lowScore: Act = {
  title: 'The customer sends a 1, and the lead calls',
  play: async (scene) => {
    const { desk, script, narrator, playing } = scene
    const before = new Set((await followUps(scene)).map(({ id }) => id))
    const form = new URLSearchParams({ score: '1', comment: script.dialogue.comment })
    const answered = await ask<string>(noted(scene, 'surveyLink'), 'POST', {
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    narrator.tell(`1 of 5: ${script.dialogue.comment}`)
    narrator.check(
      'the answer is saved, and the page says sorry',
      [answered.status, answered.text.includes('很抱歉没有让您满意')],
      [200, true],
    )
    await desk.settle()
    const opened = (await followUps(scene)).filter(({ id }) => !before.has(id))
    narrator.check(
      'one follow-up ticket stands with oskar, who leads team repair',
      opened.length,
      1,
    )
    const number = Number(opened[0]?.id)
    const oskar = desk.as('oskar')
    const { body } = await oskar.ticket(number)
    narrator.check(
      'it is a call-back about this conversation, with its own deadline',
      {
        type: body.type,
        conversations: body.conversations,
        targets: body.deadlines.map(({ target }) => target),
      },
      {
        type: 'call-back',
        conversations: [noted(scene, 'conversation')],
        targets: ['follow-up'],
      },
    )
    const { calledBack } = script.dialogue
    const noteAnswer = await oskar.note(noted(scene, 'conversation'), calledBack, `call-${playing}`)
    narrator.tell(`Oskar Lindgren calls, and notes: ${calledBack}`)
    const closed = await oskar.resolveTicket(number)
    narrator.check(
      'the note is kept and the follow-up resolved: the loop is closed',
      [noteAnswer.status, closed.status, closed.body.state],
      [201, 200, 'resolved'],
    )
    await desk.settle()
    note(scene, { followUp: number })
  },
}
