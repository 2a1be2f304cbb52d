import { parseArgs } from 'node:util'
import type { Place } from '../src/flows/letter.ts'
import { run, UsageError, useDesk, whichDesk } from './stage.ts'

const help = `Shows what the desk could not work, and sends it on its way again.

  npm run dead-letters -- list    [--queue NAME] [--reason CODE] [--limit N] [--json]
  npm run dead-letters -- show    ID...  [--json]
  npm run dead-letters -- redrive ID...  [--dry-run]
  npm run dead-letters -- redrive --all  [--queue NAME] [--reason CODE] [--dry-run]
  npm run dead-letters -- discard ID...

  ID            as list shows it; its first 6 letters are enough where nothing else begins so
  --stage       a deployed stage, as prod; without one it is the desk on this machine
  --local URL   where that one serves (default: http://127.0.0.1:8787)
  --queue       parking: records that a function set aside, with a reason
                deliver, mail-in, mail-out, escalate, survey, deadlines: what a worker failed at five times
                given-up: batches that a reader of the stream failed at for 23 hours
  --reason      only those with this code, as unknown-inbox
  --limit N     list looks at no more than N of each place (default: 1000)
  --dry-run     tell what would be done, and do nothing
  --json        one JSON object a line

Examples

  npm run dead-letters -- list --stage prod
  npm run dead-letters -- show 3f9a1c2e-7b1d --stage prod
  npm run dead-letters -- redrive --all --reason unknown-inbox --dry-run --stage prod

Mend the cause first: what still fails comes back as a new letter. A letter goes only after its work was handed on;
one that cannot be handed on stays, with the reason, and the exit code is 1. Redriving twice doubles nothing: messages
are filed once, replies and surveys are sent at most once; a lead may get a mail about a late case twice. What will
never be worked (an inbox that is gone for good, a case that was settled by hand) is taken away with discard; what
the table holds about it stays. Looking takes nothing away: what was looked at is given back at once.
`

const options = {
  ...whichDesk,
  queue: { type: 'string' },
  reason: { type: 'string' },
  limit: { type: 'string', default: '1000' },
  all: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const command = async (): Promise<void> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options })
  const [verb, ...ids] = positionals
  if (values.help || verb === undefined) {
    process.stdout.write(help)
    return
  }
  if (!isVerb(verb)) {
    throw new UsageError(`npm run dead-letters knows ${verbs.join(', ')}, not ${verb}.`)
  }
  const { queue, reason, json: isJson, all, 'dry-run': isDry } = values
  const max = limitOf(values.limit)
  const { refuseNoIds } = await import('./dead-letters/letters.ts')
  if (verb === 'list' && ids.length > 0) throw new UsageError('list takes no id: use show.')
  const isAll = verb === 'redrive' && all
  if (isAll && ids.length > 0) {
    throw new UsageError('redrive takes ids or --all, not both.')
  }
  if (verb !== 'list' && !isAll) refuseNoIds(verb, ids)
  const names = await useDesk(values)
  // Loaded here, because the clients read the environment that was just set.
  const { openPlaces, places, tellFlows } = await import('./dead-letters/places.ts')
  const { watchInterrupts } = await import('./dead-letters/interrupts.ts')
  const wanted = queue === undefined ? places : [placeOf(queue, places)]
  const sources = await openPlaces(names, wanted, values.stage === undefined)
  const isNarrowed = queue !== undefined || reason !== undefined
  const desk = { sources, isStopped: watchInterrupts(), isNarrowed }
  switch (verb) {
    case 'list':
      return (await import('./dead-letters/list.ts')).list(desk, { reason, isJson, max })
    case 'show':
      return (await import('./dead-letters/show.ts')).show(desk, ids, isJson)
    case 'redrive': {
      await tellFlows(names)
      return (await import('./dead-letters/redrive.ts')).redriveAll(desk, { ids, reason, isDry })
    }
    case 'discard':
      return (await import('./dead-letters/discard.ts')).discard(desk, ids)
  }
}

const verbs = ['list', 'show', 'redrive', 'discard'] as const
const isVerb = (word: string): word is (typeof verbs)[number] =>
  (verbs as readonly string[]).includes(word)

const limitOf = (text: string): number => {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0) return limit
  throw new UsageError(`--limit ${text} is no number of letters: use a whole one, as --limit 50.`)
}

const placeOf = (queue: string, places: readonly Place[]): Place => {
  const found = places.find((place) => place === queue)
  if (found !== undefined) return found
  throw new UsageError(`There is no queue ${queue}. There are: ${places.join(', ')}.`)
}

await run(command)
