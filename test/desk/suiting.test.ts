import { describe, expect, test } from 'vitest'
import { type Agent, chooseAgent } from '../../src/desk/agent.ts'
import type { AgentProfile } from '../../src/desk/agent-profile.ts'
import { fileInbound } from '../../src/desk/filing.ts'
import type { Policy } from '../../src/desk/policy.ts'
import { type Asking, suiting } from '../../src/desk/suiting.ts'
import { transferConversation, transferTicket } from '../../src/desk/transferring.ts'
import {
  aConversation,
  anAgent,
  anInbound,
  aTicket,
  conversationAfter,
  filingFacts,
  given,
  hours,
  nine,
  policy,
  ticketAfter,
} from './a-desk.ts'

/** The desk with these agents changed, and an inbox that asks for these skills. */
const deskWith = (
  changes: Readonly<Record<string, Partial<AgentProfile>>>,
  skills?: readonly string[],
): Policy => ({
  ...policy,
  agents: Object.fromEntries(
    Object.entries(policy.agents).map(([id, profile]) => [id, { ...profile, ...changes[id] }]),
  ),
  inboxes: { app: { ...given(policy.inboxes.app), skills: skills && [...skills] } },
})

const chinese: Asking = { inbox: 'app', locale: 'zh-CN' }
const chosen = (desk: Policy, asking: Asking, ...agents: readonly Agent[]) =>
  chooseAgent(agents, nine, suiting(desk, asking))

describe('a case goes first to who speaks its language', () => {
  const desk = deskWith({ lin: { languages: ['de', 'zh'] }, fang: { languages: ['en'] } })

  test('before who has less to do', () => {
    expect(chosen(desk, chinese, anAgent('lin', { load: 2 }), anAgent('fang'))).toBe('lin')
  })

  test('whatever the region and the case of its tag', () => {
    for (const locale of ['zh', 'zh-CN', 'ZH-hant-TW', 'zh_CN']) {
      const agents = [anAgent('lin', { load: 2 }), anAgent('fang')]
      expect(chosen(desk, { inbox: 'app', locale }, ...agents), locale).toBe('lin')
    }
  })

  test('and a tag that only begins alike is another language', () => {
    const agents = [anAgent('lin', { load: 2 }), anAgent('fang')]
    expect(chosen(desk, { inbox: 'app', locale: 'zha' }, ...agents)).toBe('fang')
  })

  test('but not to one who has no room, or is away: somebody else takes it', () => {
    for (const change of [{ load: 3 }, { presence: 'away' as const }, { presenceUntil: nine }]) {
      expect(chosen(desk, chinese, anAgent('lin', change), anAgent('fang'))).toBe('fang')
    }
  })

  test('and where nobody speaks it to who has the least to do, and then waited longest', () => {
    const swahili: Asking = { inbox: 'app', locale: 'sw' }
    expect(chosen(desk, swahili, anAgent('lin', { load: 2 }), anAgent('fang', { load: 1 }))).toBe(
      'fang',
    )
    expect(chosen(desk, swahili, anAgent('lin'), anAgent('fang', { assignedAt: nine }))).toBe('lin')
  })

  test('and among those who speak it to who has the least to do', () => {
    const both = deskWith({ lin: { languages: ['zh'] }, fang: { languages: ['zh'] } })
    expect(chosen(both, chinese, anAgent('lin', { load: 1 }), anAgent('fang'))).toBe('fang')
  })

  test('where an agent without languages speaks the one of their mails', () => {
    const spoken = deskWith({ lin: { language: 'zh' }, fang: { language: 'en' } })
    expect(chosen(spoken, chinese, anAgent('lin', { load: 2 }), anAgent('fang'))).toBe('lin')
    const named = deskWith({ lin: { language: 'zh', languages: ['en'] } })
    expect(chosen(named, chinese, anAgent('lin', { load: 2 }), anAgent('fang'))).toBe('fang')
  })

  test('and one whose language nobody knows goes by load alone', () => {
    const unknown: Asking = { inbox: 'app', locale: undefined }
    expect(chosen(desk, unknown, anAgent('lin', { load: 1 }), anAgent('fang'))).toBe('fang')
  })
})

describe('a case of an inbox that asks for skills', () => {
  const agents = [anAgent('lin', { load: 2 }), anAgent('fang')]

  test('goes first to who has all of them', () => {
    const desk = deskWith({ lin: { skills: ['tv', 'billing'] }, fang: { skills: ['tv'] } }, [
      'billing',
      'tv',
    ])
    expect(chosen(desk, chinese, ...agents)).toBe('lin')
  })

  test('counts a part of them as none: the least loaded has it', () => {
    const desk = deskWith({ lin: { skills: ['tv'] } }, ['billing', 'tv'])
    expect(chosen(desk, chinese, ...agents)).toBe('fang')
  })

  test('asks for skills before languages', () => {
    const desk = deskWith({ lin: { skills: ['tv'] }, fang: { languages: ['zh'] } }, ['tv'])
    expect(chosen(desk, chinese, ...agents)).toBe('lin')
  })

  test('and among those who have them for the language', () => {
    const skills = ['tv']
    const desk = deskWith({ lin: { skills, languages: ['zh'] }, fang: { skills } }, skills)
    expect(chosen(desk, chinese, ...agents)).toBe('lin')
  })

  test('waits for nobody who has them: somebody else is there', () => {
    const desk = deskWith({ lin: { skills: ['tv'] } }, ['tv'])
    expect(chosen(desk, chinese, anAgent('lin', { load: 3 }), anAgent('fang'))).toBe('fang')
  })

  test('asks for none once the inbox is gone from the desk file', () => {
    const desk = deskWith({ lin: { skills: ['tv'] } }, ['tv'])
    expect(chosen(desk, { inbox: 'gone' }, ...agents)).toBe('fang')
    expect(chosen(desk, { inbox: 'constructor' }, ...agents)).toBe('fang')
  })
})

describe('whoever suits best gets a case', () => {
  const desk = deskWith({ lin: { languages: ['zh'] }, mei: { languages: ['zh'] } })
  const candidates = [anAgent('lin', { load: 2 }), anAgent('fang')]

  test('that is opened', () => {
    const decision = fileInbound(filingFacts({ candidates }), desk, nine)
    expect(conversationAfter(decision).agent).toBe('lin')
  })

  test('that is reopened, unless who had it has room', () => {
    const inbound = anInbound({ receivedAt: nine + hours(2) })
    const over = (agent: string) =>
      aConversation({ state: 'resolved', resolvedAt: nine + hours(1), agent })
    const reopened = (agent: string) =>
      fileInbound(filingFacts({ inbound, current: over(agent), candidates }), desk, nine + hours(2))
    expect(conversationAfter(reopened('nobody')).agent).toBe('lin')
    expect(conversationAfter(reopened('fang')).agent).toBe('fang')
  })

  test('that is moved to their team, as a conversation or as a ticket', () => {
    const repair = [anAgent('mei', { load: 2 }), anAgent('oskar')]
    const transfer = {
      to: { team: 'repair', agent: undefined },
      candidates: repair,
      ...{ by: 'lin', correlation: 'c' },
    }
    const conversation = transferConversation(aConversation(), transfer, desk, nine)
    expect(conversationAfter(conversation).agent).toBe('mei')
    const ticket = transferTicket(aTicket({ locale: 'zh-CN' }), [], transfer, desk, nine)
    expect(ticketAfter(ticket).agent).toBe('mei')
  })
})
