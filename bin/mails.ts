import { parseArgs } from 'node:util'
import { run, UsageError, useDesk, whichDesk } from './stage.ts'

const help = `Looks after mail: what could not be read, what SES needs, and whom nothing is sent to.

  npm run mails -- list      [--from T] [--to T] [--reason CODE] [--limit N] [--json]
  npm run mails -- show      ID...  [--json]
  npm run mails -- replay    ID...  [--dry-run]
  npm run mails -- replay    --from T --to T  [--reason CODE] [--dry-run]
  npm run mails -- check
  npm run mails -- activate  [--replace]
  npm run mails -- suppressed ADDRESS...
  npm run mails -- allow      ADDRESS...

  list          mails that no case could be made of: id, moment, reason, tries
  show          one of them: what SES said of it, where it lies, what to do
  replay        tries them again. A mail is one message, however often it is read
  check         what AWS and DNS must hold for mail, each with what to do where it does not
  activate      makes the desk's receipt rules the ones that SES goes by in this region
  suppressed    whether mails are sent to these addresses, and if not, why
  allow         lets mails be sent there again

  ID            as list shows it; its first 6 letters are enough where nothing else begins so
  --stage       a deployed stage, as prod; without one it is the desk on this machine
  --local URL   where that one serves (default: http://127.0.0.1:8787)
  --from, --to  moments as 2026-11-26 or 2026-11-26T09:30+08:00 (default: the last 14 days)
  --reason      only those with this code, as no-inbox
  --limit N     no more than N (default: 1000)
  --replace     also where other rules are active now: SES then no longer goes by those
  --dry-run     tell what would be done, and do nothing
  --json        one JSON object a line

Examples

  npm run mails -- list --stage prod
  npm run mails -- replay --from 2026-11-20 --to 2026-11-26 --reason no-inbox --dry-run --stage prod
  npm run mails -- check --stage prod

Mend the cause first: what still cannot be read stays in the list, with one try more. What the reasons mean stands in
docs/channels/mail.md.
`

const options = {
  ...whichDesk,
  from: { type: 'string' },
  to: { type: 'string' },
  reason: { type: 'string' },
  limit: { type: 'string', default: '1000' },
  replace: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const verbs = ['list', 'show', 'replay', 'check', 'activate', 'suppressed', 'allow'] as const
type Verb = (typeof verbs)[number]
const isVerb = (word: string): word is Verb => (verbs as readonly string[]).includes(word)

const command = async (): Promise<void> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options })
  const [verb, ...words] = positionals
  if (values.help || verb === undefined) {
    process.stdout.write(help)
    return
  }
  if (!isVerb(verb)) {
    throw new UsageError(`npm run mails knows ${verbs.join(', ')}, not ${verb}.`)
  }
  const { rangeOf, refuseWords } = await import('./mails/words.ts')
  const { from, to, reason, limit, 'dry-run': isDry, json: isJson, replace: replaces } = values
  const range = rangeOf({ from, to, reason, limit }, Date.now())
  refuseWords(verb, words, from !== undefined && to !== undefined)
  const isLocal = values.stage === undefined
  const names = await useDesk(values)
  // Loaded here, because the clients read the environment that was just set.
  switch (verb) {
    case 'list':
      return (await import('./mails/list.ts')).list(range, isJson)
    case 'show':
      return (await import('./mails/show.ts')).show(words, range, isJson)
    case 'replay':
      return (await import('./mails/replay.ts')).replay(names, words, range, isDry)
    case 'check':
      return (await import('./mails/check.ts')).check(names, isLocal)
    case 'activate':
      return (await import('./mails/activate.ts')).activate(names, { isLocal, replaces })
    case 'suppressed':
      return (await import('./mails/suppressed.ts')).suppressed(words)
    case 'allow':
      return (await import('./mails/suppressed.ts')).allow(words)
  }
}

await run(command)
