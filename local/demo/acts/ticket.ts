import { type Act, note, noted } from '../scene.ts'

/** lin makes a repair ticket of it; the button is pressed twice. */
export const ticketOpened: Act = {
  title: 'lin opens a repair ticket',
  play: async (scene) => {
    const { desk, script, narrator, playing } = scene
    const lin = desk.as('lin')
    const conversation = noted(scene, 'conversation')
    const asked = { conversation, ...script.ticket }
    const opened = await lin.openTicket(asked, `ticket-${playing}`)
    narrator.check('the ticket is opened', opened.status, 201)
    narrator.tell(`Ticket ${opened.body.number}: ${script.ticket.title}`)
    const again = await lin.openTicket(asked, `ticket-${playing}`)
    narrator.check(
      'pressed again with the same Idempotency-Key, the answer is the same and no second ticket stands',
      { status: again.status, body: again.body },
      { status: 201, body: opened.body },
    )
    const number = Number(opened.body.number)
    const { body: head } = await lin.conversation(conversation)
    narrator.check('the conversation belongs to it', head.ticket, number)
    note(scene, { ticket: number })
  },
}

/** The ticket moves to the second tier, and takes its conversation along. */
export const ticketMoved: Act = {
  title: 'The ticket moves to the second tier',
  play: async (scene) => {
    const { desk, narrator } = scene
    const number = noted(scene, 'ticket')
    const conversation = noted(scene, 'conversation')
    const moved = await desk.as('lin').moveTicket(number, { team: 'repair' })
    narrator.check(
      'lin moves it to team repair, where mei is the one with room',
      { status: moved.status, team: moved.body.team, agent: moved.body.agent },
      { status: 200, team: 'repair', agent: 'mei' },
    )
    await desk.settle()
    const { items } = (await desk.as('mei').work()).body
    const mine = items.filter(({ id }) => id === conversation || id === String(number))
    narrator.check(
      'mei has both, the ticket and its conversation',
      mine.map(({ kind }) => kind).sort(),
      ['conversation', 'ticket'],
    )
    const left = (await desk.as('lin').work()).body.items.filter(({ id }) => id === conversation)
    narrator.check('lin has it no longer', left.length, 0)
  },
}
