import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asFieldsOrEmpty, type Fields } from './assembly/shape.ts'
import { CannotStart } from './cannot-start.ts'
import { runCommand } from './child.ts'

/** The house: where the app's files stand, whatever folder the person is in. */
export const houseFolder = fileURLToPath(new URL('..', import.meta.url))

/** The settings of every desk that runs on a laptop. */
export const localContext = {
  stage: 'local',
  mailFrom: 'desk@desk.example',
  mailIn: 'desk.example',
} as const

/** What `cdk` would hand over from cdk.json. */
const fileContext = (): Fields => {
  const path = join(houseFolder, 'cdk.json')
  if (!existsSync(path)) return {}
  const settings: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return asFieldsOrEmpty(asFieldsOrEmpty(settings, path).context, path)
}

const lastLines = (output: string): string =>
  output
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/.test(line))
    .slice(-3)
    .join(' ')

/** Runs the app in a child, as `cdk synth` would, and answers the folder of the assembly. */
export const synthesize = async (
  outputFolder: string,
  context: Fields,
  app = join(houseFolder, 'bin/warmline.ts'),
): Promise<string> => {
  // Bundles of earlier runs would pile up in a kept folder.
  rmSync(outputFolder, { recursive: true, force: true })
  const result = await runCommand(process.execPath, [app], {
    ...process.env,
    CDK_OUTDIR: outputFolder,
    CDK_CONTEXT_JSON: JSON.stringify({ ...fileContext(), ...context }),
    INIT_CWD: houseFolder,
    NODE_NO_WARNINGS: '1',
  })
  if (result.code !== 0 || !existsSync(join(outputFolder, 'manifest.json')))
    throw new CannotStart(
      `The stack does not synthesize (${lastLines(result.output)}): run npm run synth to see all of it.`,
    )
  return outputFolder
}
