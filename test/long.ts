import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const help = `The long run: what npm test does with few seeds and few crashes, with many.

  npm run test:long -- [--seed S] [--seeds N] [--rounds N]

  --seed S     of the first world and of the first crash (default: by chance; it is told)
  --seeds N    worlds that are played in one process (default: 10000)
  --rounds N   desks that are killed with kill -9 (default: 100)

It takes about an hour on two cores, and ends with 1 when a promise was broken.
`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seeds: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '100' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

/** Runs one of this folder's commands to its end, with its output where ours goes. */
const run = (file: string, parameters: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL(file, import.meta.url))
    process.stdout.write(`\n${file} ${parameters.join(' ')}\n`)
    const child = spawn(process.execPath, [path, ...parameters], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })

if (values.help) {
  process.stdout.write(help)
} else {
  const { seed, seeds, rounds } = values
  const simulated = await run('./simulation/simulate.ts', ['--seeds', seeds, '--seed', seed])
  const crashed = await run('./crashes/crash.ts', ['--rounds', rounds, '--seed', seed])
  process.exitCode = simulated === 0 && crashed === 0 ? 0 : 1
}
