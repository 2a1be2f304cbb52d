import { parseArgs } from 'node:util'
import { apply } from './desk/apply.ts'
import { show } from './desk/show.ts'
import { run, UsageError, useDesk, whichDesk } from './stage.ts'

const help = `Puts a desk file in force, and shows the one that is: teams, agents, inboxes, targets, replies, surveys.

  npm run desk -- apply FILE [--stage STAGE] [--set NAME=VALUE ...] [--dry-run] [--yes] [--ask-secrets]
                             [--json] [--local URL]
  npm run desk -- show [--stage STAGE] [--local URL]

  FILE          a desk file, as examples/desk.yaml
  --stage       a deployed stage, as prod; without one it is the desk on this machine
  --set         gives \${NAME} in the file its value; may be repeated
  --dry-run     shows what would change, and changes nothing
  --yes         changes a deployed stage without asking
  --ask-secrets asks for each secret that is not there yet, without showing it; an empty answer has one made
  --json        what changes as JSON
  --local URL   where the desk on this machine serves (default: http://127.0.0.1:8787)

apply shows what changes first: + is new, ~ is changed, - is gone. Applying the same file twice changes nothing. An inbox
without a signing secret gets one, as the SSM parameter /warmline/STAGE/inboxes/INBOX/signing-secret, and a web chat a
customer-secret beside it: the value of WARMLINE_SECRET_INBOX_SIGNING_SECRET or WARMLINE_SECRET_INBOX_CUSTOMER_SECRET, in
capitals and with _ for -, where the environment has it, else one that is asked for or made. Existing ones are never
replaced, and none is ever shown. show writes the file back: applied, it changes nothing.
`

const command = async (): Promise<void> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      ...whichDesk,
      set: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      'ask-secrets': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [verb, file, ...more] = positionals
  if (values.help || verb === undefined) {
    process.stdout.write(help)
    return
  }
  const isShow = verb === 'show' && file === undefined
  if (!isShow && (verb !== 'apply' || file === undefined || more.length > 0)) {
    throw new UsageError(
      `npm run desk knows \`apply FILE\` and \`show\`, not \`${positionals.join(' ')}\`.`,
    )
  }
  const { table } = await useDesk(values)
  if (file === undefined) return show(table)
  await apply({
    ...{ file, table, sets: values.set, stage: values.stage },
    ...{ isJson: values.json, isDry: values['dry-run'], isYes: values.yes },
    isAskingSecrets: values['ask-secrets'],
  })
}

await run(command)
