import type { Caller } from '../desk/caller.ts'
import type { Route } from './route.ts'

type Role = Caller['role']

export const roles: readonly Role[] = ['agent', 'supervisor', 'admin']

/**
 * Which roles may call which route: everybody who works at the desk, but for what stands here. Whose case or team it is
 * is asked beside it (`src/desk/caller.ts`), once what is named was loaded.
 */
const notForEverybody: Readonly<Record<string, readonly Role[]>> = {
  'GET /v1/metrics/{day}': ['supervisor', 'admin'],
}

export const rolesOf = ({ method, path }: Pick<Route, 'method' | 'path'>): readonly Role[] =>
  notForEverybody[`${method} ${path}`] ?? roles

export const mayCall = (route: Pick<Route, 'method' | 'path'>, { role }: Caller): boolean =>
  rolesOf(route).includes(role)

/** Roles and routes as a page: what `npm run docs` writes. */
export const rolesPage = (routes: readonly Route[]): string => {
  const rows = routes.map((route) => {
    const marks = roles.map((role) => (rolesOf(route).includes(role) ? 'yes' : 'no'))
    return `| \`${route.method} ${route.path}\` | ${marks.join(' | ')} |`
  })
  return `# Roles and routes

Written by \`npm run docs\` from \`src/http/who-may.ts\`; the API refuses what says no with \`not-allowed\` (403). A role comes
from the desk file, by the verified mail address of who signed in.

Beside it each case and team is asked for: **read** is for teams that have or had the case and for who was asked by name, and
they may add notes; **change** is for the team that has it now, and an admin acts for all teams. Only who works in a team
takes the next case of its queue. To everybody else it does not exist (404).

| route | ${roles.join(' | ')} |
|---|${roles.map(() => '---').join('|')}|
${rows.join('\n')}
`
}
