import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { localContext, synthesize } from '../../local/synthesize.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the cloud assembly that every journey's desk runs. */
    assembly: string
  }
}

/** The stack is synthesized once for all journeys: it is the same for each, and takes seconds. */
export default async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-journeys-'))
  project.provide('assembly', await synthesize(join(folder, 'cdk.out'), localContext))
  return () => rmSync(folder, { recursive: true, force: true })
}
