import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { runCommand } from './child.ts'
import type { Clock } from './clock.ts'
import { callbackPath } from './control/running.ts'
import { type Endpoints, sdkEnvironment } from './functions/environment.ts'
import { houseFolder } from './synthesize.ts'

export interface SeedOptions {
  readonly deskFile: string
  readonly deskUrl: string
  readonly stage: string
  readonly region: string
  readonly endpoints: Endpoints
  readonly clock: Clock
  /** The command that writes a desk file into the table. */
  readonly command?: string
}

/** Writes the example desk with the very command that an operator uses, at the desk's own time. */
export const seed = async (options: SeedOptions): Promise<void> => {
  const command = options.command ?? join(houseFolder, 'bin/desk.ts')
  const parameters = [
    '--import',
    new URL('./wound-process.ts', import.meta.url).href,
    command,
    ...['apply', options.deskFile, '--yes', '--stage', options.stage],
    ...['--set', `appUrl=${options.deskUrl}${callbackPath}`],
  ]
  const { code, output } = await runCommand(process.execPath, parameters, {
    ...process.env,
    ...sdkEnvironment(options.endpoints, options.region, 'desk'),
    LOCAL_CLOCK_OFFSET_MILLISECONDS: String(options.clock.offsetMilliseconds()),
    NODE_NO_WARNINGS: '1',
  })
  if (code !== 0)
    throw new CannotStart(
      `The example desk was not written (${output.trim().split('\n').slice(-3).join(' ')}): correct ${options.deskFile}.`,
    )
}
