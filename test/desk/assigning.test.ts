import { describe, expect, test } from 'vitest'
import { chooseAgent, hasRoom } from '../../src/desk/agent.ts'
import { assignCase } from '../../src/desk/assigning.ts'
import { loadChanges } from '../../src/desk/load.ts'
import { aConversation, anAgent, aTicket, eventTypes, minutes, nine } from './a-desk.ts'

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

  test('a conversation gets its agent, and the trail says that it came from the queue', () => {
    const decision = assignCase(undefined, [waiting], 'fang', nine + minutes(1))
    expect(decision.conversations?.[0]?.after).toMatchObject({ agent: 'fang' })
    expect(decision.conversations?.[0]?.events[0]).toMatchObject({ why: 'queue', agent: 'fang' })
  })

  test('a ticket and its conversation go to the same agent and count as one case', () => {
    const linked = aConversation({ agent: undefined, ticket: 7 })
    const decision = assignCase(aTicket({ agent: undefined }), [linked], 'fang', nine)
    expect(eventTypes(decision)).toEqual(['conversation.assigned', 'ticket.assigned'])
    expect(loadChanges(decision)).toEqual(new Map([['fang', 1]]))
  })

  test('nothing is taken from an agent who has it already', () => {
    const decision = assignCase(aTicket(), [aConversation()], 'fang', nine)
    expect(eventTypes(decision)).toEqual([])
  })

  test('a call-back ticket does not take along a conversation that it only mentions', () => {
    const callBack = aTicket({ number: 9, type: 'call-back', agent: undefined })
    expect(eventTypes(assignCase(callBack, [waiting], 'fang', nine))).toEqual(['ticket.assigned'])
  })
})
