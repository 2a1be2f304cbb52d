import type { Agent } from '../../src/desk/agent.ts'
import type { Conversation } from '../../src/desk/conversation.ts'
import type { Customer } from '../../src/desk/customer.ts'
import type { Decision } from '../../src/desk/decision.ts'
import type { FilingFacts } from '../../src/desk/filing-facts.ts'
import type { Inbound } from '../../src/desk/inbound.ts'
import type { Message } from '../../src/desk/message.ts'
import type { Policy } from '../../src/desk/policy.ts'
import { Refusal } from '../../src/desk/refusal.ts'
import type { Survey } from '../../src/desk/survey.ts'
import type { Ticket } from '../../src/desk/ticket.ts'
import { hourMilliseconds, minuteMilliseconds } from '../../src/desk/units.ts'

/** A small desk, to be changed by each test in the one thing that it is about. */

/** Monday morning in Berlin. */
export const nine = Date.UTC(2026, 2, 2, 8)
export const minutes = (count: number): number => count * minuteMilliseconds
export const hours = (count: number): number => count * hourMilliseconds

export const threadId = 'a'.repeat(26)
export const surveyId = 's'.repeat(26)

const profile = (name: string, role: 'agent' | 'supervisor' = 'agent') => ({
  name,
  email: `${name}@desk.example`,
  role,
  language: 'en' as const,
  capacity: 3,
})

export const policy: Policy = {
  desk: { name: 'Warmline TV', timeZone: 'Europe/Berlin' },
  targets: {
    firstResponseMinutes: 5,
    nextResponseMinutes: 15,
    resolutionMinutes: 60,
    followUpMinutes: 240,
  },
  priorities: { usual: 5, byCustomerTier: { vip: 2 } },
  conversations: { reopenHours: 72 },
  survey: {
    afterTicketMinutes: 1440,
    afterConversationMinutes: 10,
    answerableDays: 14,
    perCustomerHours: 24,
    followUpUpToScore: 2,
  },
  teams: {
    service: { name: 'Service', tier: 1, lead: 'fang', members: ['lin', 'fang'] },
    repair: { name: 'Repair', tier: 2, lead: 'oskar', members: ['mei', 'oskar'] },
  },
  agents: {
    lin: profile('lin'),
    fang: profile('fang', 'supervisor'),
    mei: profile('mei'),
    oskar: profile('oskar', 'supervisor'),
  },
  inboxes: {
    app: {
      channel: 'webhook',
      team: 'service',
      callback: 'https://app.example/replies',
      language: 'en',
    },
  },
}

export const anAgent = (id: string, change: Partial<Agent> = {}): Agent => ({
  kind: 'agent',
  id,
  presence: 'online',
  presenceUntil: nine + hours(8),
  capacity: 3,
  load: 0,
  assignedAt: 0,
  ...change,
})

export const anInbound = (change: Partial<Inbound> = {}): Inbound => ({
  kind: 'inbound',
  v: 1,
  thread: threadId,
  hash: 'hash-1',
  inbox: 'app',
  channel: 'webhook',
  threadKey: 'user-1',
  sender: { id: 'user-1', name: 'Li', email: 'li@example.com', locale: 'zh-CN' },
  identity: 'identity-1',
  profile: 'profile1',
  text: 'The television does not start.',
  receivedAt: nine,
  correlation: 'first-message',
  ...change,
})

export const aCustomer = (change: Partial<Customer> = {}): Customer => ({
  kind: 'customer',
  id: 'customer-1',
  name: 'Li',
  email: 'li@example.com',
  locale: 'zh-CN',
  since: nine,
  ...change,
})

/** Open since nine, held by Lin, unanswered. */
export const aConversation = (change: Partial<Conversation> = {}): Conversation => ({
  kind: 'conversation',
  thread: threadId,
  episode: 1,
  rev: 1,
  state: 'open',
  inbox: 'app',
  channel: 'webhook',
  customer: 'customer-1',
  name: 'Li',
  locale: 'zh-CN',
  profile: 'profile1',
  team: 'service',
  teams: ['service'],
  agent: 'lin',
  priority: 5,
  seq: 1,
  openedAt: nine,
  lastAt: nine,
  lastInboundAt: nine,
  waitingSince: nine,
  firstResponseFrom: nine,
  deadlines: [
    { target: 'first-response', dueAt: nine + minutes(5) },
    { target: 'resolution', dueAt: nine + minutes(60) },
  ],
  resolutions: 0,
  correlation: 'first-message',
  ...change,
})

export const aTicket = (change: Partial<Ticket> = {}): Ticket => ({
  kind: 'ticket',
  number: 7,
  rev: 1,
  state: 'open',
  type: 'repair',
  title: 'No picture',
  priority: 5,
  team: 'service',
  teams: ['service'],
  agent: 'lin',
  customer: 'customer-1',
  channel: 'webhook',
  inbox: 'app',
  conversations: [`${threadId}.1`],
  openedAt: nine,
  lastAt: nine,
  movedAt: nine,
  deadlines: [{ target: 'resolution', dueAt: nine + minutes(60) }],
  resolutions: 0,
  correlation: 'first-message',
  ...change,
})

export const aSurvey = (change: Partial<Survey> = {}): Survey => ({
  kind: 'survey',
  id: surveyId,
  rev: 1,
  state: 'scheduled',
  conversation: `${threadId}.1`,
  resolution: 1,
  caseRev: 4,
  customer: 'customer-1',
  language: 'en',
  team: 'service',
  tier: 1,
  agent: 'lin',
  channel: 'webhook',
  inbox: 'app',
  scheduledAt: nine,
  dueAt: nine + minutes(10),
  tries: 0,
  correlation: 'first-message',
  ...change,
})

export const aReply = (change: Partial<Message> = {}): Message => ({
  kind: 'message',
  thread: threadId,
  episode: 1,
  seq: 2,
  direction: 'outbound',
  text: 'Please restart it.',
  agent: 'lin',
  at: nine,
  correlation: 'a-reply',
  delivery: 'queued',
  inbox: 'app',
  dueAt: nine + minutes(2),
  ...change,
})

export const filingFacts = (change: Partial<FilingFacts> = {}): FilingFacts => ({
  inbound: anInbound(),
  current: undefined,
  ticket: undefined,
  customer: undefined,
  isKnownIdentity: false,
  candidates: [anAgent('lin')],
  newCustomerId: 'new-customer',
  ...change,
})

/** A decision, where the desk must not refuse. */
export const decided = (result: Decision | Refusal): Decision => {
  if (result instanceof Refusal) throw new Error(`Refused as ${result.code}: ${result.detail}`)
  return result
}

export const refusalOf = (result: unknown): string | undefined =>
  result instanceof Refusal ? result.code : undefined

/** What a test says must be there. */
export const given = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error('The test expected something here and there is nothing.')
  return thing
}

export const conversationAfter = (result: Decision | Refusal): Conversation =>
  given(decided(result).conversations?.[0]).after
export const ticketAfter = (result: Decision | Refusal): Ticket =>
  given(decided(result).tickets?.[0]).after
export const surveyAfter = (result: Decision | Refusal): Survey =>
  given(decided(result).surveys?.[0]).after

export const eventTypes = (decision: Decision): string[] =>
  [
    ...(decision.conversations ?? []),
    ...(decision.tickets ?? []),
    ...(decision.surveys ?? []),
  ].flatMap(({ events }) => events.map(({ type }) => type))
