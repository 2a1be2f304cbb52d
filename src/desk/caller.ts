import { Refusal } from './refusal.ts'

/** The agent behind a request. */
export interface Caller {
  readonly agent: string
  readonly role: 'agent' | 'supervisor' | 'admin'
  readonly teams: readonly string[]
}

interface Held {
  readonly team: string
  readonly teams: readonly string[]
  /** Agents who were asked by name, or follow it. */
  readonly readers?: readonly string[] | undefined
}

/** Teams that have or had a case may read it, and who was asked by name; to all others it does not exist. */
export const mayRead = (caller: Caller, held: Held): Refusal | undefined =>
  caller.role === 'admin' ||
  held.teams.some((team) => caller.teams.includes(team)) ||
  held.readers?.includes(caller.agent)
    ? undefined
    : new Refusal('not-found')

/** Only the team that has a case now may change it. */
export const mayAct = (caller: Caller, held: Held): Refusal | undefined => {
  const unreadable = mayRead(caller, held)
  if (unreadable !== undefined) return unreadable
  return caller.role === 'admin' || caller.teams.includes(held.team)
    ? undefined
    : new Refusal('not-yours', `Team ${held.team} has it now: ask them, or have it moved to yours.`)
}
