import { table as client } from '../../../../../src/platform/table.ts'
import { createTable } from '../table.ts'

/** A command of the document client. */
export interface Command {
  readonly input: object
}

/** Something that plays the desk's table: the model, or the emulator behind the document client. */
export interface Subject {
  readonly name: 'the model' | 'the emulator'
  readonly send: (command: Command) => Promise<object>
}

/** Needs `useEmulatedTable` in the test's file. */
export const emulator: Subject = {
  name: 'the emulator',
  send: (command) => client.send(command as Parameters<typeof client.send>[0]),
}

/** The model behind the document client's own command objects. */
export const modelOf = (table = createTable({ now: () => 1000 })): Subject => ({
  name: 'the model',
  send: async (command) =>
    table.execute(command.constructor.name.replace(/Command$/, ''), command.input),
})

/** What came of a request, in a form that can be compared. */
export type Outcome =
  | Readonly<Record<string, unknown>>
  | { readonly fault: string; readonly status?: number; readonly codes?: readonly string[] }

const isNotPlayed = (fault: Error): boolean => /does not play/.test(fault.message)

interface Fault extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly Item?: object
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Item?: object }[]
}

/** Answers as they are; of faults what the product can tell apart. Messages are each table's own. */
export const outcomeOf = async (subject: Subject, command: Command): Promise<Outcome> => {
  try {
    const { $metadata, ...answer } = (await subject.send(command)) as Record<string, unknown>
    return answer
  } catch (error) {
    const fault = error as Fault
    if (isNotPlayed(fault)) throw fault
    const { name, $metadata, Item, CancellationReasons: reasons } = fault
    return {
      fault: name,
      ...($metadata === undefined ? {} : { status: $metadata.httpStatusCode }),
      ...(Item === undefined ? {} : { item: Item }),
      ...(reasons === undefined ? {} : { codes: reasons.map(({ Code }) => Code) }),
      ...(reasons?.some(({ Item }) => Item) ? { items: reasons.map(({ Item }) => Item) } : {}),
    }
  }
}

export const invalid: Outcome = { fault: 'ValidationException', status: 400 }
export const failed: Outcome = { fault: 'ConditionalCheckFailedException', status: 400 }
export const cancelledFor = (...codes: readonly string[]): Outcome => ({
  fault: 'TransactionCanceledException',
  status: 400,
  codes,
})
