import { writeFileSync } from 'node:fs'
import firstSeeds from './first-seeds.json' with { type: 'json' }
import { plantedFaults } from './planted.ts'
import { searched } from './search.ts'

// Looks for the seeds with which the test begins. Worth a run after the simulation or the desk has changed much: a seed
// that finds nothing any more is passed over, and costs time only.
const known: Readonly<Record<string, number>> = firstSeeds
const seeds: Record<string, number> = {}
for (const fault of plantedFaults) {
  const seed = ((await searched(fault, known[fault.name] ?? 1)) ?? (await searched(fault, 1)))?.run
    .seed
  process.stdout.write(`${fault.name}: ${seed ?? 'not found'}\n`)
  if (seed !== undefined) seeds[fault.name] = seed
}
writeFileSync(new URL('./first-seeds.json', import.meta.url), `${JSON.stringify(seeds, null, 2)}\n`)
