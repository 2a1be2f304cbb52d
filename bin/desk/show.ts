import { stringify } from 'yaml'
import { UsageError } from '../stage.ts'

/** The order in which a person reads a desk file; the table keeps none. */
const order = [
  ...['desk', 'targets', 'priorities', 'conversations', 'survey'],
  ...['teams', 'agents', 'texts', 'cannedReplies', 'views', 'inboxes'],
]

const place = (name: string): number => {
  const at = order.indexOf(name)
  return at < 0 ? order.length : at
}

/** Writes the file back from what is in force. Secrets are none of it: they lie in SSM. */
export const show = async (table: string): Promise<void> => {
  const { presentPolicy } = await import('../../src/flows/show-desk.ts')
  const policy = await presentPolicy()
  if (policy === undefined) throw new UsageError(`${table} has no desk file in force.`)
  const sorted = Object.fromEntries(
    Object.entries(policy).sort(([one], [other]) => place(one) - place(other)),
  )
  process.stdout.write(stringify(sorted, { lineWidth: 100 }))
}
