import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/desk/conversation.ts'
import type { Change } from '../../src/desk/decision.ts'
import { loadChanges } from '../../src/desk/load.ts'
import { position } from '../../src/desk/position.ts'
import type { Ticket } from '../../src/desk/ticket.ts'
import { aConversation, aTicket, minutes, nine } from './a-desk.ts'

const agent = fc.constantFrom('lin', 'fang', undefined)
const state = fc.constantFrom('open' as const, 'resolved' as const)
const conversation = fc
  .record({ agent, state, ticket: fc.constantFrom(7, undefined) })
  .map((change) => aConversation(change))
const ticket = fc.record({ agent, state }).map((change) => aTicket(change))
const changesOf = <Head>(head: fc.Arbitrary<Head>): fc.Arbitrary<Change<Head>[]> =>
  fc.array(
    fc.record({
      before: fc.option(head, { nil: undefined }),
      after: head,
      events: fc.constant([]),
    }),
    { maxLength: 4 },
  )

/** How many of these open cases an agent carries; a conversation with a ticket counts as the ticket. */
const carried = (heads: readonly (Conversation | Ticket | undefined)[], who: string): number =>
  heads.filter(
    (head) =>
      head?.state === 'open' &&
      head.agent === who &&
      !(head.kind === 'conversation' && head.ticket !== undefined),
  ).length

describe('an agent’s load', () => {
  test('changes by what they carry afterwards less what they carried before', () => {
    fc.assert(
      fc.property(changesOf(conversation), changesOf(ticket), (conversations, tickets) => {
        const changes = loadChanges({ conversations, tickets })
        const heads = [...conversations, ...tickets]
        for (const who of ['lin', 'fang']) {
          const difference =
            carried(
              heads.map(({ after }) => after),
              who,
            ) -
            carried(
              heads.map(({ before }) => before),
              who,
            )
          expect(changes.get(who) ?? 0).toBe(difference)
          expect(changes.get(who)).not.toBe(0)
        }
      }),
    )
  })

  test('is not touched by a decision without heads', () => {
    expect(loadChanges({})).toEqual(new Map())
  })
})

describe('where a case stands in the lists', () => {
  test('queued while nobody has it, since the customer waits', () => {
    const queued = aConversation({ agent: undefined, waitingSince: nine + 1 })
    expect(position(queued)).toEqual({ place: 'queued', priority: 5, since: nine + 1 })
  })

  test('held while somebody has it and the customer waits', () => {
    expect(position(aConversation())).toMatchObject({ place: 'held', since: nine })
  })

  test('idle once we answered, since our answer', () => {
    const answered = aConversation({ waitingSince: undefined, answeredAt: nine + minutes(1) })
    expect(position(answered)).toMatchObject({ place: 'idle', since: nine + minutes(1) })
  })

  test('a ticket: queued or held, since its team has it', () => {
    expect(position(aTicket({ movedAt: nine + 1 }))).toMatchObject({
      place: 'held',
      since: nine + 1,
    })
    expect(position(aTicket({ agent: undefined }))?.place).toBe('queued')
  })

  test('nowhere once it is resolved', () => {
    expect(position(aConversation({ state: 'resolved' }))).toBeUndefined()
    expect(position(aTicket({ state: 'resolved' }))).toBeUndefined()
  })
})
