import { deskFile } from '../../src/desk/desk-file.ts'
import type { Policy } from '../../src/desk/policy.ts'

/** Of the domain whose mail the local desk takes. */
export const mailAddress = 'support@desk.example'

/** Small targets and little room, so that much is late and much waits in queues while agents work. */
const file = (appUrl: string) => ({
  desk: { name: 'Crash Desk', timeZone: 'Asia/Shanghai' },
  targets: {
    firstResponseMinutes: 5,
    nextResponseMinutes: 10,
    resolutionMinutes: 60,
    followUpMinutes: 30,
  },
  priorities: { usual: 5, byCustomerTier: { vip: 2 } },
  conversations: { reopenHours: 12 },
  survey: {
    afterTicketMinutes: 20,
    afterConversationMinutes: 8,
    answerableDays: 14,
    perCustomerHours: 24,
    followUpUpToScore: 2,
  },
  teams: {
    service: { name: 'Service', tier: 1, lead: 'fang', members: ['lin', 'noor', 'fang'] },
    repair: { name: 'Repair', tier: 2, lead: 'oskar', members: ['mei', 'oskar'] },
  },
  agents: {
    lin: agent('lin', 'agent', 'zh', 4),
    noor: agent('noor', 'agent', 'en', 3),
    fang: agent('fang', 'supervisor', 'zh', 5),
    mei: agent('mei', 'agent', 'zh', 4),
    oskar: agent('oskar', 'supervisor', 'en', 5),
  },
  inboxes: {
    app: { channel: 'webhook', team: 'service', language: 'en', callback: appUrl },
    shop: { channel: 'webhook', team: 'repair', language: 'zh', callback: appUrl },
    mail: {
      ...{ channel: 'mail', team: 'service', language: 'en', address: mailAddress },
      acknowledges: true,
    },
  },
})

const agent = (id: string, role: string, language: string, capacity: number) => ({
  ...{ name: id, email: `${id}@desk.example`, role, language, capacity },
})

/** The desk of a round, as a file (JSON is YAML) and as the policy that it becomes. */
export const deskOfRound = (appUrl: string): { readonly text: string; readonly policy: Policy } => {
  const result = deskFile(file(appUrl))
  if ('errors' in result) throw new Error(`The desk file is wrong: ${JSON.stringify(result)}`)
  return { text: JSON.stringify(file(appUrl), null, 1), policy: result.policy }
}

/** Who works the queue during the load; the leads only read. */
export const workingAgents = ['lin', 'noor', 'mei'] as const
export const leadOf = { app: 'fang', shop: 'oskar' } as const
export type InboxName = keyof typeof leadOf
