import { describe, expect, test } from 'vitest'
import { mayAct, mayRead } from '../../src/desk/caller.ts'
import { conversationId, parsedConversationId } from '../../src/desk/conversation.ts'
import { deskFile } from '../../src/desk/desk-file.ts'
import { teamsOf } from '../../src/desk/policy.ts'
import { policy, refusalOf, threadId } from './a-desk.ts'

const { service, repair } = policy.teams
const errorsOf = (change: object) => {
  const result = deskFile({ ...policy, ...change })
  return 'errors' in result ? result.errors.map(({ path, detail }) => `${path}: ${detail}`) : []
}

describe('a desk file', () => {
  test('that is whole is taken as it is', () => {
    expect(deskFile(policy)).toEqual({ policy })
  })

  test('is told what is wrong by the place where it stands', () => {
    const [error] = errorsOf({ targets: { ...policy.targets, resolutionMinutes: 'soon' } })
    expect(error).toMatch(/^targets\.resolutionMinutes: /)
    expect(errorsOf({ desk: undefined })[0]).toMatch(/^desk: /)
  })

  test('may not hold a field that nobody knows: what may be left out would be without effect', () => {
    const lin = { ...policy.agents.lin, skill: ['tv'] }
    const teams = { ...policy.teams, service: { ...service, escalateTo: 'repair' } }
    const app = { ...policy.inboxes.app, greeting: 'Hello' }
    const change = { teams, agents: { ...policy.agents, lin }, inboxes: { app }, text: {} }
    expect(errorsOf(change).sort()).toEqual(
      ['teams.service.escalateTo', 'agents.lin.skill', 'inboxes.app.greeting', 'text']
        .map((path) => `${path}: There is no such field here.`)
        .sort(),
    )
  })

  test('may not name a member who is no agent, and says who there is', () => {
    const teams = { service: { ...service, members: ['lin', 'fang', 'nobody'] }, repair }
    expect(errorsOf({ teams })).toEqual([
      'teams.service.members: There is no agent nobody; there are lin, fang, mei, oskar.',
    ])
  })

  test('may not name a member twice', () => {
    const teams = { service: { ...service, members: ['lin', 'fang', 'lin', 'lin'] }, repair }
    expect(errorsOf({ teams })).toEqual(['teams.service.members: lin is named twice.'])
  })

  test('may not have a lead from outside the team', () => {
    const teams = { service: { ...service, lead: 'mei' }, repair }
    expect(errorsOf({ teams })).toEqual(['teams.service.lead: mei is not a member of the team.'])
  })

  describe('that says where cases go which a team cannot solve', () => {
    const team = (tier: number, escalatesTo?: string) => ({ ...service, tier, escalatesTo })
    const escalationErrors = (teams: object) =>
      errorsOf({ teams: { service, repair, ...teams } }).filter((one) =>
        one.includes('escalatesTo'),
      )

    test('may name a team of a higher tier or of the same', () => {
      const teams = {
        service: team(1, 'desk'),
        desk: team(1, 'repair'),
        repair: { ...repair, escalatesTo: 'makers' },
        makers: { ...repair, tier: 3 },
      }
      expect(escalationErrors(teams)).toEqual([])
      expect(deskFile({ ...policy, teams })).toEqual({ policy: { ...policy, teams } })
    })

    test('may not name a team that is not there, or itself', () => {
      for (const gone of ['makers', 'constructor']) {
        expect(escalationErrors({ service: team(1, gone) })).toEqual([
          `teams.service.escalatesTo: There is no team ${gone}: name repair, or leave it out.`,
        ])
      }
      expect(escalationErrors({ service: team(1, 'service') })).toEqual([
        'teams.service.escalatesTo: A team cannot hand over to itself: name repair, or leave it out.',
      ])
    })

    test('may not name a team of a lower tier, and says which would do', () => {
      expect(escalationErrors({ repair: { ...repair, escalatesTo: 'service' } })).toEqual([
        'teams.repair.escalatesTo: service works tier 1, below tier 2 of this team: leave it out.',
      ])
      const makers = { ...repair, tier: 3 }
      expect(escalationErrors({ repair: { ...repair, escalatesTo: 'service' }, makers })).toEqual([
        'teams.repair.escalatesTo: service works tier 1, below tier 2 of this team: name makers, or leave it out.',
      ])
    })

    test('may not lead in a circle, and says so once for each', () => {
      const circle = { service: team(1, 'night'), night: team(1, 'day'), day: team(1, 'service') }
      expect(escalationErrors(circle)).toEqual([
        'teams.service.escalatesTo: service -> night -> day -> service goes round: leave escalatesTo out at one of them.',
      ])
      const behind = { service: team(1, 'night'), night: team(1, 'day'), day: team(1, 'night') }
      expect(escalationErrors(behind)).toEqual([
        'teams.night.escalatesTo: night -> day -> night goes round: leave escalatesTo out at one of them.',
      ])
    })
  })

  test('may not send an inbox to a team that is not there', () => {
    const inboxes = { app: { ...policy.inboxes.app, team: 'sales' } }
    expect(errorsOf({ inboxes })).toEqual([
      'inboxes.app.team: There is no team sales; there are service, repair.',
    ])
  })

  test('may let a chat go on by a mail inbox only', () => {
    const shared = { team: 'service', language: 'en' } as const
    const withSite = (goesOnByMail: string) => ({
      inboxes: {
        site: { channel: 'webchat', ...shared, origins: ['https://a.example'], goesOnByMail },
        mail: { channel: 'mail', ...shared, address: 'support@desk.example' },
      },
    })
    expect(errorsOf(withSite('mail'))).toEqual([])
    for (const wrong of ['site', 'nothing', 'constructor']) {
      expect(errorsOf(withSite(wrong))).toEqual([
        `inboxes.site.goesOnByMail: ${wrong} is no mail inbox; there are mail.`,
      ])
    }
  })

  test('may not give two agents one email, in whatever case', () => {
    const agents = { ...policy.agents, lin: { ...policy.agents.lin, email: 'FANG@desk.example' } }
    expect(errorsOf({ agents })).toEqual([
      'agents.fang.email: fang@desk.example is the email of lin already.',
    ])
  })

  test('may say what agents know and speak, and which skills an inbox asks for', () => {
    const lin = { ...policy.agents.lin, skills: ['tv', 'billing'], languages: ['zh', 'de', 'yue'] }
    const app = { ...policy.inboxes.app, skills: ['tv'] }
    const change = { agents: { ...policy.agents, lin }, inboxes: { app } }
    expect(deskFile({ ...policy, ...change })).toEqual({ policy: { ...policy, ...change } })
  })

  test('may not let an inbox ask for a skill that nobody has, and says which there are', () => {
    const lin = { ...policy.agents.lin, skills: ['tv', 'billing'] }
    const inboxes = { app: { ...policy.inboxes.app, skills: ['tv', 'radio'] } }
    expect(errorsOf({ agents: { ...policy.agents, lin }, inboxes })).toEqual([
      'inboxes.app.skills.1: No agent has the skill radio; agents have tv, billing.',
    ])
    expect(errorsOf({ inboxes })[0]).toBe(
      'inboxes.app.skills.0: No agent has the skill tv; no agent has any.',
    )
  })

  test('may not name a skill or a language twice', () => {
    const lin = { ...policy.agents.lin, skills: ['tv', 'tv'], languages: ['zh', 'en', 'zh'] }
    const inboxes = { app: { ...policy.inboxes.app, skills: ['tv', 'tv'] } }
    expect(errorsOf({ agents: { ...policy.agents, lin }, inboxes }).sort()).toEqual([
      'agents.lin.languages.2: zh is named twice.',
      'agents.lin.skills.1: tv is named twice.',
      'inboxes.app.skills.1: tv is named twice.',
    ])
  })

  test('may not name a language that there is not, or one with its region', () => {
    const withLanguages = (...languages: string[]) =>
      errorsOf({ agents: { ...policy.agents, lin: { ...policy.agents.lin, languages } } })
    expect(withLanguages('jp')).toEqual([
      'agents.lin.languages.0: jp is no language; Chinese is zh, Japanese ja, German de (BCP 47).',
    ])
    for (const wrong of ['zh-CN', 'ZH', 'chinese', '']) {
      expect(withLanguages('en', wrong)).toEqual([
        'agents.lin.languages.1: Must be a language without its region, as en, zh or de.',
      ])
    }
    expect(withLanguages()).toEqual(['agents.lin.languages: Must be at least 1 entries long.'])
  })

  test('may give an agent 20 skills and 10 languages, and no more', () => {
    const skills = Array.from({ length: 21 }, (_, index) => `skill-${index}`)
    const languages = ['en', 'zh', 'de', 'fr', 'es', 'it', 'nl', 'ja', 'ko', 'pt', 'ru']
    const lin = { ...policy.agents.lin, skills, languages }
    expect(errorsOf({ agents: { ...policy.agents, lin } })).toEqual([
      'agents.lin.skills: Must be at most 20 entries long.',
      'agents.lin.languages: Must be at most 10 entries long.',
    ])
  })

  test('may not name a time zone that does not exist', () => {
    const desk = { ...policy.desk, timeZone: 'Mars/Olympus' }
    expect(errorsOf({ desk })[0]).toMatch(/^desk\.timeZone: Mars\/Olympus is no time zone/)
  })

  test('may not post replies over plain http, but to this machine', () => {
    const withCallback = (callback: string) =>
      errorsOf({ inboxes: { app: { ...policy.inboxes.app, callback } } })
    expect(withCallback('http://app.example/replies')).toEqual([
      'inboxes.app.callback: Must be an https address; http is for this machine only.',
    ])
    expect(withCallback('http://127.0.0.1.evil.example/')[0]).toMatch(/^inboxes\.app\.callback: /)
    expect(withCallback('http://127.0.0.1:9/replies')).toEqual([])
  })
})

describe('who may see and do what', () => {
  const lin = { agent: 'lin', role: 'agent' as const, teams: ['service'] }
  const held = { team: 'repair', teams: ['service', 'repair'] }

  test('a team that had a case may read it; to others it does not exist', () => {
    expect(mayRead(lin, held)).toBeUndefined()
    expect(refusalOf(mayRead({ ...lin, teams: ['sales'] }, held))).toBe('not-found')
    expect(refusalOf(mayAct({ ...lin, teams: ['sales'] }, held))).toBe('not-found')
  })

  test('only the team that has it now may act, and the refusal names that team', () => {
    expect(mayAct(lin, held)).toMatchObject({ code: 'not-yours' })
    expect(mayAct(lin, held)?.detail).toContain('repair')
    expect(mayAct({ ...lin, teams: ['repair'] }, held)).toBeUndefined()
  })

  test('an admin may do all of it', () => {
    const admin = { agent: 'a', role: 'admin' as const, teams: [] }
    expect(mayRead(admin, held)).toBeUndefined()
    expect(mayAct(admin, held)).toBeUndefined()
  })

  test('the teams of an agent are those that name them', () => {
    expect(teamsOf(policy, 'mei')).toEqual(['repair'])
    expect(teamsOf(policy, 'nobody')).toEqual([])
  })
})

describe('the id of a conversation', () => {
  test('reads back as it was written', () => {
    const id = conversationId({ thread: threadId, episode: 12 })
    expect(parsedConversationId(id)).toEqual({ thread: threadId, episode: 12 })
  })

  test('is not what only looks like one', () => {
    for (const text of ['', threadId, `${threadId}.0`, `${threadId}.01`, `${threadId}0.1`, 'x.1']) {
      expect(parsedConversationId(text)).toBeUndefined()
    }
  })
})
