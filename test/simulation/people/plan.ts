import type { Policy } from '../../../src/desk/policy.ts'
import type { Chance } from '../world/chance.ts'

/** A message that a customer will write, at so many milliseconds after the beginning. */
export interface PlannedMessage {
  readonly id: string
  readonly at: number
  readonly inbox: string
  readonly thread: string
  readonly sender: Readonly<Record<string, string>>
  readonly text: string
}

/** What a seed decides before anything happens: the desk, when it begins, and what customers will write. */
export interface CasePlan {
  readonly policy: Policy
  /** Epoch milliseconds. */
  readonly start: number
  /** How long there is trouble. */
  readonly troubleMilliseconds: number
  readonly messages: readonly PlannedMessage[]
}

const minute = 60_000

const agentOf = (name: string, role: 'agent' | 'supervisor' | 'admin', capacity: number) => ({
  name,
  email: `${name}@desk.example`,
  role,
  language: name === 'fang' ? ('zh' as const) : ('en' as const),
  capacity,
})

const inboxOf = (team: string) => ({
  channel: 'webhook' as const,
  team,
  callback: 'https://app.example/replies',
  language: 'en' as const,
})

const policyOf = (chance: Chance): Policy => {
  const capacity = (name: string): number => chance.int(`plan:capacity ${name}`, 1, 4)
  return {
    desk: {
      name: 'Warmline TV',
      timeZone: chance.pick('plan:zone', ['Europe/Berlin', 'Asia/Shanghai', 'America/New_York']),
    },
    targets: {
      firstResponseMinutes: chance.int('plan:first', 1, 5),
      nextResponseMinutes: chance.int('plan:next', 2, 8),
      resolutionMinutes: chance.int('plan:resolution', 5, 20),
      followUpMinutes: chance.int('plan:follow-up', 5, 30),
    },
    priorities: { usual: 5, byCustomerTier: { vip: 2 } },
    conversations: { reopenHours: chance.pick('plan:reopen', [0, 1, 72]) },
    survey: {
      afterTicketMinutes: chance.int('plan:after ticket', 1, 12),
      afterConversationMinutes: chance.int('plan:after conversation', 1, 8),
      answerableDays: 14,
      perCustomerHours: chance.pick('plan:per customer', [1, 24]),
      followUpUpToScore: 2,
    },
    teams: {
      service: { name: 'Service', tier: 1, lead: 'fang', members: ['lin', 'fang'] },
      repair: { name: 'Repair', tier: 2, lead: 'oskar', members: ['mei', 'oskar', 'lin'] },
    },
    agents: {
      lin: agentOf('lin', 'agent', capacity('lin')),
      fang: agentOf('fang', 'supervisor', capacity('fang')),
      mei: agentOf('mei', 'agent', capacity('mei')),
      oskar: agentOf('oskar', 'supervisor', capacity('oskar')),
      // Reads everything, and works nothing.
      ada: agentOf('ada', 'admin', 1),
    },
    inboxes: { app: inboxOf('service'), shop: inboxOf('repair') },
  }
}

/** Some cases run over midnight, so that a day ends in the middle of them. */
const startOf = (chance: Chance): number => {
  const day = Date.UTC(2026, 2, chance.int('plan:day', 2, 27))
  return chance.of('plan:midnight?') < 0.4
    ? day + Math.round(chance.pick('plan:midnight', [15.6, 22.7, 3.6, 4.7, 21.7]) * 60) * minute
    : day + chance.int('plan:hour', 0, 23) * 60 * minute
}

const senderOf = (chance: Chance, name: string): Readonly<Record<string, string>> => ({
  id: name,
  name: `Customer ${name}`,
  locale: chance.pick(`plan:${name} locale`, ['en', 'zh-CN']),
  ...(chance.of(`plan:${name} email`) < 0.8 ? { email: `${name}@customer.example` } : {}),
  ...(chance.of(`plan:${name} vip`) < 0.2 ? { tier: 'vip' } : {}),
})

const messagesOf = (chance: Chance, lastAt: number): readonly PlannedMessage[] => {
  // Something is down, and everybody writes in the same seconds.
  const isSurge = chance.of('plan:surge?') < 0.25
  const surgeAt = chance.int('plan:surge', 0, Math.floor(lastAt * 0.6))
  const customers = chance.int('plan:customers', isSurge ? 4 : 1, isSurge ? 8 : 5)
  return Array.from({ length: customers }, (_, at) => `c${at + 1}`).flatMap((name) => {
    const sender = senderOf(chance, name)
    const threads = chance.of(`plan:${name} threads`) < 0.3 ? 2 : 1
    return Array.from({ length: threads }, (_, at) => at).flatMap((place) => {
      // The second thread is another app of the same company: the same person, or the same id elsewhere.
      const thread = `${name}-${place + 1}`
      const inbox = chance.pick(`plan:${thread} inbox`, ['app', 'app', 'shop'])
      const from = isSurge
        ? surgeAt + chance.int(`plan:${thread} from`, 0, 3000)
        : chance.int(`plan:${thread} from`, 0, Math.floor(lastAt * 0.6))
      return Array.from({ length: chance.int(`plan:${thread} count`, 1, 5) }, (_, count) => {
        const id = `${thread}-m${count + 1}`
        const gap = chance.pick(`plan:${id} gap`, [500, 5000, 60_000, 300_000])
        const at = Math.min(lastAt, from + chance.int(`plan:${id} at`, 0, gap * (count + 1)))
        return { id, at, inbox, thread, sender, text: `words of ${id}` }
      })
    })
  })
}

export const planOf = (chance: Chance): CasePlan => {
  const troubleMilliseconds = chance.int('plan:trouble', 12, 35) * minute
  return {
    policy: policyOf(chance),
    start: startOf(chance),
    troubleMilliseconds,
    messages: messagesOf(chance, troubleMilliseconds),
  }
}
