import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseDocument } from 'yaml'
import { type DeskFileError, deskFile } from '../src/desk/desk-file.ts'
import type { Policy } from '../src/desk/policy.ts'
import { run, UsageError, useDesk, whichDesk } from './stage.ts'

const help = `Puts a desk file in force: teams, agents, inboxes, targets, surveys.

  npm run desk -- apply FILE [--stage STAGE] [--set NAME=VALUE ...] [--local URL]

  FILE          a desk file, as examples/desk.yaml
  --stage       a deployed stage, as prod; without one it is the desk on this machine
  --set         gives \${NAME} in the file its value; may be repeated
  --local URL   where that one serves (default: http://127.0.0.1:8787)

Applying the same file twice changes nothing. An inbox without a signing secret gets one, as the SSM parameter
/warmline/STAGE/inboxes/INBOX/signing-secret, and a web chat a customer-secret beside it; existing ones are never replaced.
`

const command = async (): Promise<void> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      ...whichDesk,
      set: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [verb, file] = positionals
  if (values.help || verb === undefined) {
    process.stdout.write(help)
    return
  }
  if (verb !== 'apply' || file === undefined) {
    throw new UsageError(`npm run desk knows \`apply FILE\`, not \`${positionals.join(' ')}\`.`)
  }
  const policy = await readDesk(file, values.set)
  const stage = await useDesk(values)
  // Loaded here, because the clients read the environment that was just set.
  const { applyDesk } = await import('../src/flows/apply-desk.ts')
  const applied = await applyDesk(policy)
  if ('errors' in applied) throw notApplied(file, applied.errors)
  const { version, isChanged, newSecrets } = applied
  const counts = `${Object.keys(policy.teams).length} teams, ${Object.keys(policy.agents).length} agents`
  process.stdout.write(
    isChanged
      ? `In force on ${stage.table}: version ${version} (${counts}).\n`
      : `Nothing to change on ${stage.table}: version ${version} says the same (${counts}).\n`,
  )
  for (const name of newSecrets) process.stdout.write(`New secret: ${name}\n`)
}

const readDesk = async (file: string, sets: readonly string[]): Promise<Policy> => {
  const document = parseDocument(withValues(await textOf(file), sets, file))
  const [wrong] = document.errors
  if (wrong !== undefined) {
    const line = wrong.linePos?.[0].line
    const [what] = wrong.message.split('\n')
    throw new UsageError(`${file}${line === undefined ? '' : `:${line}`}: ${what}`)
  }
  const result = deskFile(document.toJS())
  if ('policy' in result) return result.policy
  throw notApplied(file, result.errors)
}

const notApplied = (file: string, errors: readonly DeskFileError[]): UsageError => {
  const lines = errors.map(({ path, detail }) => `  ${path || 'the file'}: ${detail}`)
  return new UsageError(`${file} was not applied; the desk stays as it is.\n${lines.join('\n')}`)
}

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (fault) {
    throw new UsageError(`${file} cannot be read: ${(fault as NodeJS.ErrnoException).code}.`)
  }
}

const withValues = (text: string, sets: readonly string[], file: string): string => {
  const values = new Map(
    sets.map((one) => {
      const at = one.indexOf('=')
      if (at < 1)
        throw new UsageError(
          `--set ${one} is not NAME=VALUE, as --set appUrl=https://app.example.com/replies.`,
        )
      return [one.slice(0, at), one.slice(at + 1)] as const
    }),
  )
  return text.replace(/^(?!\s*#).*$/gm, (line) =>
    line.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = values.get(name)
      if (value === undefined) {
        throw new UsageError(`${file} needs \${${name}}: give it with --set ${name}=VALUE.`)
      }
      return JSON.stringify(value)
    }),
  )
}

await run(command)
