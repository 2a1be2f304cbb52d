import { idIn, resources, templateOf } from './template.ts'

export interface Statement {
  readonly Effect: string
  readonly Action: string | string[]
  readonly Resource: unknown
  readonly Condition?: unknown
}

/** What the role of a function is allowed. */
export const statementsOf = (role: string): readonly Statement[] =>
  resources(templateOf(), 'AWS::IAM::Policy')
    .filter(([, { Properties }]) =>
      new RegExp(`^${role}Role[0-9A-F]{8}$`).test(idIn(Properties.Roles[0])),
    )
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)

export const all = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** The actions on one service that a function is allowed, without the service's name. */
export const actionsOf = (id: string, service: string): readonly string[] =>
  statementsOf(id)
    .flatMap(({ Action }) => all(Action) as string[])
    .filter((action) => action.startsWith(`${service}:`))
    .map((action) => action.slice(service.length + 1))
    .toSorted()
