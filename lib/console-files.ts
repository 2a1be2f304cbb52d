import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Stack } from 'aws-cdk-lib'
import { type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment'

const projectRoot = path.join(import.meta.dirname, '..')

/** The console's files: built, unless the CDK was told that this stack need not be (as tests do). */
export const consoleFiles = (stack: Stack): ISource =>
  stack.bundlingRequired ? Source.asset(built()) : Source.data('index.html', 'not built')

let folder: string | undefined

/** Built once for all that the CDK does in this process; it copies what it needs into `cdk.out`. */
const built = (): string => {
  if (folder !== undefined) return folder
  const made = mkdtempSync(path.join(tmpdir(), 'warmline-console-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  // The CDK's constructs are made at once, and Vite takes its time: hence a process of its own.
  execFileSync(process.execPath, [path.join(projectRoot, 'web/console/build.ts'), made], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  folder = made
  return made
}
