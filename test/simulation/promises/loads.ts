import type { DeskAtRest } from './desk-at-rest.ts'
import type { Observed } from './observed.ts'

/** An agent's load is the number of their open cases, a ticket and its conversations counting once, and never above their capacity. */
export const loadsRight = (_: Observed, desk: DeskAtRest): readonly string[] =>
  desk.agents.flatMap(({ id, load, capacity }) => {
    const open = [
      ...desk.tickets.filter(({ state, agent }) => state === 'open' && agent === id),
      ...desk.conversations.filter(
        ({ state, agent, ticket }) => state === 'open' && agent === id && ticket === undefined,
      ),
    ]
    if (open.length !== load) return [`${id} has ${open.length} open cases and a load of ${load}`]
    return load > capacity ? [`${id} has a load of ${load} and a capacity of ${capacity}`] : []
  })
