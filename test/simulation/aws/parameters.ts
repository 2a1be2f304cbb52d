import type { Service } from './calls.ts'
import { awsFault } from './faults.ts'

/** SSM: the desk's secrets, and those of Secrets Manager that are read through it. */
export const createParameters = (present: Readonly<Record<string, string>>): Service => {
  const values = new Map(Object.entries(present))
  return {
    execute: (operation, input) => {
      if (operation === 'GetParameters') {
        const { Names } = input as { Names: readonly string[] }
        const found = Names.filter((name) => values.has(name))
        return { Parameters: found.map((Name) => ({ Name, Value: values.get(Name) })) }
      }
      const { Name, Value } = input as { Name: string; Value: string }
      if (values.has(Name)) throw awsFault('ParameterAlreadyExists', 400)
      values.set(Name, Value)
      return {}
    },
    about: (_, input) => {
      const { Names, Name } = input as { Names?: readonly string[]; Name?: string }
      return String(Names?.[0] ?? Name)
    },
  }
}
