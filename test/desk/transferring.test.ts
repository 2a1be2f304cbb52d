import { describe, expect, test } from 'vitest'
import type { Agent } from '../../src/desk/agent.ts'
import { loadChanges } from '../../src/desk/load.ts'
import {
  type Destination,
  transferConversation,
  transferTicket,
} from '../../src/desk/transferring.ts'
import {
  aConversation,
  anAgent,
  aTicket,
  conversationAfter,
  decided,
  eventTypes,
  minutes,
  nine,
  policy,
  refusalOf,
  ticketAfter,
} from './a-desk.ts'

const later = nine + minutes(4)
const transfer = (to: Destination, candidates: readonly Agent[]) => ({
  to,
  candidates,
  by: 'lin',
  correlation: 'asked',
})
const repair = { team: 'repair', agent: undefined }
const toMei = { team: 'repair', agent: 'mei' }
const moved = (to: Destination, candidates: readonly Agent[], change = {}) =>
  transferConversation(aConversation(change), transfer(to, candidates), policy, later)

describe('moving a conversation', () => {
  test('to a team gives it to the agent there who has least to do', () => {
    const after = conversationAfter(moved(repair, [anAgent('oskar', { load: 1 }), anAgent('mei')]))
    expect(after).toMatchObject({ team: 'repair', agent: 'mei', teams: ['service', 'repair'] })
  })

  test('to a team without anybody free puts it into that team’s queue', () => {
    const decision = moved(repair, [anAgent('mei', { presence: 'away' })])
    expect(conversationAfter(decision).agent).toBeUndefined()
    expect(loadChanges(decided(decision))).toEqual(new Map([['lin', -1]]))
  })

  test('to a named agent needs room there, but not that they are online', () => {
    const away = anAgent('mei', { presence: 'away' })
    expect(conversationAfter(moved(toMei, [away])).agent).toBe('mei')
    expect(refusalOf(moved(toMei, [anAgent('mei', { load: 3 })]))).toBe('no-room')
  })

  test('to the agent who has it already asks for no further room', () => {
    const full = anAgent('lin', { load: 3 })
    const decision = decided(moved({ team: 'service', agent: 'lin' }, [full]))
    expect(loadChanges(decision)).toEqual(new Map())
  })

  test('back to a team that had it names that team once', () => {
    const change = { team: 'repair', teams: ['service', 'repair'], agent: 'mei' }
    const after = conversationAfter(
      moved({ team: 'service', agent: undefined }, [anAgent('lin')], change),
    )
    expect(after.teams).toEqual(['service', 'repair'])
  })

  test('is on the trail with where it came from', () => {
    const [event] = decided(moved(toMei, [anAgent('mei')])).conversations?.[0]?.events ?? []
    expect(event).toMatchObject({
      type: 'conversation.transferred',
      fromTeam: 'service',
      fromAgent: 'lin',
      team: 'repair',
      agent: 'mei',
      by: 'lin',
    })
  })

  test('to an unknown team is refused, also when its name is a word of the language', () => {
    expect(refusalOf(moved({ team: 'sales', agent: undefined }, []))).toBe('unknown-team')
    expect(refusalOf(moved({ team: 'constructor', agent: undefined }, []))).toBe('unknown-team')
  })

  test('to somebody of another team, or who never signed in, is refused', () => {
    expect(refusalOf(moved({ team: 'repair', agent: 'lin' }, [anAgent('mei')]))).toBe(
      'unknown-agent',
    )
    expect(refusalOf(moved(toMei, []))).toBe('unknown-agent')
  })

  test('that is resolved, or led by a ticket, is refused', () => {
    expect(refusalOf(moved(repair, [], { state: 'resolved' }))).toBe('already-resolved')
    expect(refusalOf(moved(repair, [], { ticket: 7 }))).toBe('ticket-leads')
  })
})

describe('moving a ticket', () => {
  const linked = aConversation({ ticket: 7 })
  const movedTicket = (conversations = [linked], change = {}) =>
    transferTicket(aTicket(change), conversations, transfer(toMei, [anAgent('mei')]), policy, later)

  test('takes its open conversations along, and counts as one case', () => {
    const decision = decided(movedTicket())
    expect(ticketAfter(decision)).toMatchObject({ team: 'repair', agent: 'mei', movedAt: later })
    expect(conversationAfter(decision)).toMatchObject({ team: 'repair', agent: 'mei' })
    expect(eventTypes(decision)).toEqual(['conversation.transferred', 'ticket.transferred'])
    expect(loadChanges(decision)).toEqual(
      new Map([
        ['lin', -1],
        ['mei', 1],
      ]),
    )
  })

  test('leaves behind what is resolved, and what another ticket leads', () => {
    const others = [
      aConversation({ ticket: 7, state: 'resolved' }),
      aConversation({ ticket: 3 }),
      aConversation(),
    ]
    expect(decided(movedTicket(others)).conversations).toEqual([])
  })

  test('that is resolved, or to where nobody is, is refused', () => {
    expect(refusalOf(movedTicket([], { state: 'resolved' }))).toBe('already-resolved')
    const nowhere = transfer({ team: 'sales', agent: undefined }, [])
    expect(refusalOf(transferTicket(aTicket(), [], nowhere, policy, later))).toBe('unknown-team')
  })
})
