import { describe, expect, test } from 'vitest'
import { chooseAgent, hasRoom } from '../../src/desk/agent.ts'
import { assignCase } from '../../src/desk/assigning.ts'
import { loadChanges } from '../../src/desk/load.ts'
import { roomRefusal } from '../../src/desk/room.ts'
import { aConversation, anAgent, aTicket, eventTypes, minutes, nine, policy } from './a-desk.ts'

describe('who gets the next case', () => {
  test('the agent with the fewest open cases', () => {
    expect(chooseAgent([anAgent('lin', { load: 2 }), anAgent('fang', { load: 1 })], nine)).toBe(
      'fang',
    )
  })

  test('among equals, who waited longest for work', () => {
    const agents = [anAgent('fang', { assignedAt: nine }), anAgent('lin', { assignedAt: 1 })]
    expect(chooseAgent(agents, nine)).toBe('lin')
  })

  test('among true equals always the same one, whatever the order', () => {
    const agents = [anAgent('lin'), anAgent('fang')]
    expect(chooseAgent(agents, nine)).toBe('fang')
    expect(chooseAgent(agents.toReversed(), nine)).toBe('fang')
  })

  test('never one who is away, full, or was last heard of too long ago', () => {
    expect(hasRoom(anAgent('lin', { presence: 'away' }), nine)).toBe(false)
    expect(hasRoom(anAgent('lin', { load: 3 }), nine)).toBe(false)
    expect(hasRoom(anAgent('lin', { presenceUntil: nine }), nine)).toBe(false)
    expect(hasRoom(anAgent('lin', { presenceUntil: nine + 1 }), nine)).toBe(true)
    expect(chooseAgent([anAgent('lin', { presence: 'away' })], nine)).toBeUndefined()
  })
})

describe('giving out what waits in the queue', () => {
  const waiting = aConversation({ agent: undefined })
  const queued = { agent: 'fang', why: 'queue' } as const

  test('a conversation gets its agent, and the trail says that it came from the queue', () => {
    const decision = assignCase(
      { ticket: undefined, conversations: [waiting] },
      queued,
      nine + minutes(1),
    )
    expect(decision.conversations?.[0]?.after).toMatchObject({ agent: 'fang' })
    expect(decision.conversations?.[0]?.events[0]).toMatchObject({ why: 'queue', agent: 'fang' })
  })

  test('a ticket and its conversation go to the same agent and count as one case', () => {
    const linked = aConversation({ agent: undefined, ticket: 7 })
    const decision = assignCase(
      { ticket: aTicket({ agent: undefined }), conversations: [linked] },
      queued,
      nine,
    )
    expect(eventTypes(decision)).toEqual(['conversation.assigned', 'ticket.assigned'])
    expect(loadChanges(decision)).toEqual(new Map([['fang', 1]]))
  })

  test('nothing is taken from an agent who has it already', () => {
    const decision = assignCase(
      { ticket: aTicket(), conversations: [aConversation()] },
      queued,
      nine,
    )
    expect(eventTypes(decision)).toEqual([])
  })

  test('a call-back ticket does not take along a conversation that it only mentions', () => {
    const callBack = aTicket({ number: 9, type: 'call-back', agent: undefined })
    expect(
      eventTypes(assignCase({ ticket: callBack, conversations: [waiting] }, queued, nine)),
    ).toEqual(['ticket.assigned'])
  })
})

describe('an assignment by hand', () => {
  const to = (agent: string | undefined) =>
    ({ agent, why: 'by-hand', by: 'fang', correlation: 'request-1' }) as const
  const alone = { ticket: undefined, conversations: [aConversation()] }

  test('moves a case from one agent to the other, with one unit of load, and the trail says who did it', () => {
    const decision = assignCase(alone, to('fang'), nine)
    expect(decision.conversations?.[0]?.after.agent).toBe('fang')
    expect(decision.conversations?.[0]?.events).toMatchObject([
      { by: 'fang', agent: 'fang', fromAgent: 'lin', why: 'by-hand', correlation: 'request-1' },
    ])
    expect(loadChanges(decision)).toEqual(
      new Map([
        ['lin', -1],
        ['fang', 1],
      ]),
    )
  })

  test('takes both halves of a linked pair along', () => {
    const pair = { ticket: aTicket(), conversations: [aConversation({ ticket: 7 })] }
    const decision = assignCase(pair, to('fang'), nine)
    expect(eventTypes(decision)).toEqual(['conversation.assigned', 'ticket.assigned'])
  })

  test('to nobody puts it back into the queue', () => {
    const decision = assignCase(alone, to(undefined), nine)
    expect(decision.conversations?.[0]?.after.agent).toBeUndefined()
    expect(loadChanges(decision)).toEqual(new Map([['lin', -1]]))
  })

  test('to who has it already changes nothing', () => {
    expect(eventTypes(assignCase(alone, to('lin'), nine))).toEqual([])
  })

  test('of a resolved conversation changes nothing', () => {
    const over = aConversation({ state: 'resolved' })
    const decision = assignCase({ ticket: undefined, conversations: [over] }, to('fang'), nine)
    expect(eventTypes(decision)).toEqual([])
  })

  test('is refused for who is not of the team, and for who has all that they can hold', () => {
    expect(roomRefusal('service', 'mei', anAgent('mei'), policy)?.code).toBe('unknown-agent')
    expect(roomRefusal('service', 'fang', undefined, policy)?.code).toBe('unknown-agent')
    const full = anAgent('fang', { load: 3 })
    expect(roomRefusal('service', 'fang', full, policy)?.code).toBe('no-room')
    expect(roomRefusal('service', 'fang', anAgent('fang'), policy)).toBeUndefined()
  })
})
