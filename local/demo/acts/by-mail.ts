import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { houseFolder } from '../../synthesize.ts'
import { headerOf, sendMail, type Written } from '../mail-program.ts'
import { type Act, localTime, mailsOf, note, noted, type Scene, windTo } from '../scene.ts'

/** What is written in the case. */
interface Letters {
  readonly customer: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly signature: string
  readonly ticket: { readonly type: string; readonly title: string; readonly priority: number }
  readonly note: string
  readonly answer: string
  readonly thanks: string
}

const letters: Letters = JSON.parse(
  readFileSync(join(houseFolder, 'examples/cases/dirty-room.json'), 'utf8'),
)

/** One black dot: what a photo is to a mail program. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYGD4DwABBAEAX2c8PwAAAABJRU5ErkJggg==',
  'base64',
)

const { customer, subject, text, signature } = letters
const from = `${customer.name} <${customer.address}>`

/** The complaint as Jonas Weber's program sends it: HTML with the photo in it, and a bill. */
const complaint = (playing: string): Written => ({
  from,
  subject,
  text: `${text}\n\n-- \n${signature}`,
  html: `<p>${text}</p><p><img src="cid:photo-${playing}" alt="The bath"></p><p>-- <br>${signature.replace('\n', '<br>')}</p>`,
  messageId: `<complaint-${playing}@customer.example>`,
  attachments: [
    { filename: 'bath.png', content: photo, contentType: 'image/png', cid: `photo-${playing}` },
    { filename: 'bill.pdf', content: '%PDF-1.4 A bill', contentType: 'application/pdf' },
  ],
})

const mailsToHim = async (scene: Scene) =>
  (await mailsOf(scene)).filter(({ to }) => to.includes(customer.address))

/** The mail comes in by SMTP, twice, as mail servers do when an answer is lost. */
export const complaintByMail: Act = {
  title: 'A third customer complains by mail',
  play: async (scene) => {
    const { desk, narrator, playing } = scene
    const lin = desk.as('lin')
    await lin.presence('online')
    narrator.quote(customer.name, localTime(scene, await desk.now()), `${subject}: ${text}`)
    const mail = complaint(playing)
    await sendMail(desk, mail)
    await sendMail(desk, mail)
    const held = (await lin.work('held')).body.items.filter(({ title }) => title === customer.name)
    narrator.check('sent twice by a mail server, and one case', held.length, 1)
    const conversation = held[0]?.id ?? ''
    const { items } = (await lin.messages(conversation)).body
    narrator.check(
      'its message is what he wrote, without the signature',
      items.filter(({ direction }) => direction === 'inbound').map((one) => one.text),
      [text],
    )
    const told = await mailsToHim(scene)
    narrator.check('he is told once that it came', told.length, 1)
    const [receipt] = told
    if (receipt === undefined) return
    narrator.mail(receipt)
    const number = conversation.slice(0, 8).toUpperCase().replace(/^.{4}/, '$&-')
    narrator.check(
      'with the number of his case, as an answer in the thread of his mail',
      [receipt.text.includes(number), headerOf(receipt, 'in-reply-to'), receipt.subject],
      [true, mail.messageId, `Re: ${subject}`],
    )
    note(scene, { complaint: conversation })
  },
}

const quoted = (words: string): string => words.replace(/^/gm, '> ')

/** A ticket, the compensation, and an answer that stays in the thread. */
export const complaintAnswered: Act = {
  title: 'lin makes a complaint of it, and answers by mail',
  play: async (scene) => {
    const { desk, narrator, playing } = scene
    const lin = desk.as('lin')
    const conversation = noted(scene, 'complaint')
    const opened = await lin.openTicket({ conversation, ...letters.ticket }, `room-${playing}`)
    narrator.check('a complaint of high priority is opened', opened.status, 201)
    const { body } = await lin.ticket(Number(opened.body.number))
    narrator.check('it stands before others', [body.type, body.priority], ['complaint', 1])
    await lin.note(conversation, letters.note, `room-note-${playing}`)
    await lin.reply(conversation, letters.answer, `room-answer-${playing}`)
    await desk.settle()
    const answer = (await mailsToHim(scene)).at(-1)
    if (answer === undefined) return
    narrator.mail(answer)
    narrator.check(
      'the answer quotes what he wrote, and not the note',
      [answer.text.includes(quoted(text).slice(0, 60)), answer.text.includes(letters.note)],
      [true, false],
    )
    const thanks = `${letters.thanks}\n\nOn some day Warmline TV Service wrote:\n${quoted(answer.text)}`
    narrator.quote(customer.name, localTime(scene, await desk.now()), letters.thanks)
    await sendMail(desk, {
      from,
      to: headerOf(answer, 'reply-to'),
      subject: `Re: ${subject}`,
      text: thanks,
      inReplyTo: headerOf(answer, 'message-id'),
    })
    const { items } = (await lin.messages(conversation)).body
    narrator.check(
      'his answer stands in the case, without all that it quotes',
      items.at(-1)?.text,
      letters.thanks,
    )
    narrator.check(
      'lin resolves it',
      (await lin.resolveTicket(Number(opened.body.number))).status,
      200,
    )
  },
}

/** A machine answers, and nobody answers the machine. */
export const machineAnswers: Act = {
  title: 'His holiday notice comes, and goes no further',
  play: async (scene) => {
    const { desk, narrator } = scene
    const before = (await mailsToHim(scene)).length
    await sendMail(desk, {
      from,
      subject: `Out of office: ${subject}`,
      text: 'I am away until Monday.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    const lists = await Promise.all([desk.as('lin').work('held'), desk.as('lin').queue('service')])
    const waits = lists
      .flatMap(({ body }) => body.items)
      .filter(({ title }) => title === customer.name)
    narrator.check('it is kept, and nobody has to do with it', waits.length, 0)
    narrator.check('and nothing was answered', (await mailsToHim(scene)).length, before)
    await windTo(scene, (await desk.now()) + 60_000)
  },
}
