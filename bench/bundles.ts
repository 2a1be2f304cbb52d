import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { bundling } from '../lib/bundling.ts'
import { readAssembly } from '../local/assembly/read.ts'
import { asText } from '../local/assembly/shape.ts'
import { resourcesOf, shortName } from '../local/assembly/template.ts'
import type { MeasuredDesk } from './desk.ts'
import { type Figure, median, rounded } from './figures.ts'

/** What a person imports to use a service, and nothing else of it. */
const bareClients: Readonly<Record<string, string>> = {
  'client-dynamodb': 'DynamoDBClient',
  'client-ses': 'SESClient',
  'client-sqs': 'SQSClient',
  'client-ssm': 'SSMClient',
  'lib-dynamodb': 'DynamoDBDocumentClient',
}

const importRounds = 3

/**
 * Each function's bundle against one of the bare SDK clients that it uses, as esbuild makes it for anybody:
 * with the same options, and without our stand-in for the ways to find credentials.
 */
export const bundles = async (
  { desk }: MeasuredDesk,
  assembly: string,
): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-bare-'))
  try {
    const doors = doorsOf(assembly)
    const pairs = desk.running.plan.functions.map(({ name, entryFile }) => {
      const clients = clientsOf(doors.get(name) ?? '')
      return { name, clients, ours: entryFile, bare: bareBundle(clients, folder) }
    })
    const times = importTimes(pairs)
    return pairs.flatMap(({ name, clients, ours, bare }, index) => [
      {
        name: `${name}: bundle to bare clients`,
        value: rounded(statSync(ours).size / statSync(bare).size),
        unit: 'ratio' as const,
        note: `${kilobytes(ours)} to ${kilobytes(bare)} KB (${clients.join(', ')})`,
      },
      {
        name: `${name}: import to bare clients`,
        value: rounded((times[index]?.ours ?? 0) / (times[index]?.bare ?? 0)),
        unit: 'ratio' as const,
        note: `${Math.round(times[index]?.ours ?? 0)} to ${Math.round(times[index]?.bare ?? 0)} ms`,
      },
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const kilobytes = (file: string): number => Math.round(statSync(file).size / 1024)

/** The file below functions/ that each function starts in, by the function's name: its description says so. */
const doorsOf = (assembly: string): ReadonlyMap<string, string> =>
  new Map(
    resourcesOf(readAssembly(assembly).template, 'AWS::Lambda::Function')
      .filter(({ properties }) => properties.Description !== undefined)
      .map(({ id, properties }) => [shortName(id), asText(properties.Description, id)]),
  )

/** The SDK's clients of which something is in the bundle. */
const clientsOf = (door: string): readonly string[] => {
  const { metafile } = buildSync({
    ...bundling,
    entryPoints: [door],
    outdir: 'not-written',
    write: false,
    metafile: true,
  })
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? (/@aws-sdk\/((?:client|lib)-[a-z0-9-]+)\//.exec(file)?.[1] ?? []) : [],
    ),
  )
  return [...new Set(used)].toSorted()
}

const bareBundle = (clients: readonly string[], folder: string): string => {
  const entry = clients.map((client) => {
    const name = bareClients[client]
    if (name === undefined)
      throw new Error(`${client} is new: say in bench/bundles.ts what its client is called.`)
    return `export { ${name} } from '@aws-sdk/${client}'`
  })
  const file = join(folder, `${clients.join('+')}.mjs`)
  const { alias: _, ...options } = bundling
  const stdin = { contents: entry.join('\n'), resolveDir: bundling.absWorkingDir }
  const [output] = buildSync({ ...options, stdin, write: false, outfile: file }).outputFiles
  writeFileSync(file, output?.contents ?? '')
  return file
}

interface Pair {
  readonly ours: string
  readonly bare: string
}

/** Milliseconds, each a median of fresh processes that take turns, so that a busy moment hits both. */
const importTimes = (pairs: readonly Pair[]): readonly { ours: number; bare: number }[] => {
  const rounds = Array.from({ length: importRounds }, () =>
    pairs.map(({ ours, bare }) => ({ ours: importTime(ours), bare: importTime(bare) })),
  )
  return pairs.map((_, index) => ({
    ours: median(rounds.map((round) => round[index]?.ours ?? 0)),
    bare: median(rounds.map((round) => round[index]?.bare ?? 0)),
  }))
}

const importAndSay =
  'const began = performance.now(); await import(process.argv[1]); console.log(performance.now() - began)'

const importTime = (file: string): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', importAndSay, file], {
      env: { ...process.env, AWS_REGION: 'us-east-1' },
    }),
  )
