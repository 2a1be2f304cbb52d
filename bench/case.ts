import type { MeasuredDesk } from './desk.ts'
import { type Figure, unitFigures } from './figures.ts'
import { total, type Units } from './ledger.ts'
import { customer, newestCase, signIn } from './messages.ts'

/** A television fault before a child's live class: seconds after the first message, and what was written. */
const written = [
  [0, '互联网电视看不了直播课,孩子马上要上课了,怎么回事?'],
  [40, '已经重启过两次了,还是不行'],
  // These two arrive in the wrong order.
  [200, '什么时候能修好??'],
  [90, '请问什么时候能修好?'],
  [290, '什么时候能修好?回我一下'],
  [320, '到底什么时候能修好啊,孩子已经三天没上成课了'],
] as const

const minuteSeconds = 60
const daySeconds = 24 * 60 * minuteSeconds

export interface CaseStep {
  readonly step: string
  readonly units: Units
}

/** Plays the whole case, every delivery twice, and says what each step has used. */
export const playCase = async (desk: MeasuredDesk): Promise<readonly CaseStep[]> => {
  await signIn(desk, 'lin', 'mei', 'oskar')
  const steps: CaseStep[] = []
  const measured = async <Result>(step: string, action: () => Promise<Result>): Promise<Result> => {
    const result = await action()
    steps.push({ step, units: await desk.unitsSince() })
    return result
  }
  // Nobody answers within five minutes: the last message finds the first target missed, and the lead told.
  await measured('six messages, each delivered twice', () => customerWrites(desk))
  const conversation = await measured('the agent looks', () => newestCase(desk, 'lin'))
  const ticket = await measured('a ticket', () => openTicket(desk, conversation))
  const about = `/v1/tickets/${ticket.number}`
  const to = { team: 'repair', agent: 'mei' }
  const { revision } = await measured('moved to the second tier', () =>
    act(desk, 'lin', `${about}/transfer`, { ...to, revision: ticket.revision }),
  )
  await measured('a reply', () =>
    act(desk, 'mei', `/v1/conversations/${conversation}/replies`, {
      text: '您好,我们已经修好了线路,请您重新打开电视看一下。',
    }),
  )
  await measured('resolved', () => act(desk, 'mei', `${about}/resolve`, { revision }))
  await measured('the survey is sent', () => wind(desk, daySeconds + minuteSeconds))
  await measured('the survey is answered', () => answerSurvey(desk))
  await measured("the day's numbers", () => wind(desk, daySeconds))
  return steps
}

/** The case and, beside it, what the schedules and the functions' own reads of the policy used meanwhile. */
export const caseFigures = async (desk: MeasuredDesk): Promise<readonly Figure[]> => {
  const steps = await playCase(desk)
  const units = steps.map((step) => step.units)
  const cases = total(units, 'cases')
  return [
    ...steps.flatMap(({ step, units: used }) =>
      unitFigures(`case: ${step}`, total([used], 'cases')),
    ),
    ...unitFigures('whole case', cases),
    { name: 'whole case, reads of the policy', value: cases.policyReads, unit: 'read units' },
    { name: 'search, writes of a case', value: cases.indexing.writes, unit: 'write units' },
    { name: 'search, reads of a case', value: cases.indexing.reads, unit: 'read units' },
    ...unitFigures('schedules during the case', total(units, 'schedules')),
  ]
}

const customerWrites = async (desk: MeasuredDesk) => {
  let clock = 0
  const began = Date.parse(String((await desk.control('GET', '/clock')).body.now))
  for (const [second, text] of written) {
    if (second > clock) await wind(desk, second - clock)
    clock = Math.max(clock, second)
    const sentAt = new Date(began + second * 1000).toISOString()
    await desk.customerSays(customer('li'), text, { sentAt, copies: 2 })
  }
}

const wind = async (desk: MeasuredDesk, advanceSeconds: number): Promise<void> => {
  await desk.control('POST', '/clock', { advanceSeconds })
  await desk.control('GET', '/idle?timeoutSeconds=60')
}

let acts = 0
const act = async (desk: MeasuredDesk, agent: string, path: string, body: object) => {
  acts += 1
  const headers = { 'idempotency-key': `act-${acts}` }
  return (await desk.agentAsks(agent, 'POST', path, body, headers)).body
}

const openTicket = (desk: MeasuredDesk, conversation: string) => {
  const opened = { conversation, type: 'repair', title: '直播课黑屏' }
  return act(desk, 'lin', '/v1/tickets', opened)
}

/** The link of the mail opens a page, which saves nothing; the form does. */
const answerSurvey = async (desk: MeasuredDesk): Promise<void> => {
  const mails = (await desk.control('GET', '/mails')).body as unknown as { text: string }[]
  const link = /http\S+\/s\/\S+score=1/.exec(mails.at(-1)?.text ?? '')?.[0]
  if (link === undefined) throw new Error('The last mail was to be the survey, and has no link.')
  await fetch(link)
  const form = { method: 'POST', body: new URLSearchParams({ score: '1', comment: '三天' }) }
  const { status } = await fetch(link.split('?')[0] ?? '', form)
  if (status !== 200) throw new Error(`The survey was to be kept, got ${status}.`)
}
