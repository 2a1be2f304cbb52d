import type { Patch } from '../house.ts'

/** Something that the simulation found in the desk: the seed that shows it, and the source as it was before it was mended. */
export interface Found {
  readonly seed: number
  readonly name: string
  readonly asItWas: readonly Patch[]
}

export const findings: readonly Found[] = [
  {
    seed: 9,
    name: 'a page of messages went on behind one that was not shown yet, and its reader never came back to it',
    asItWas: [
      {
        file: 'src/store/queries/timeline.ts',
        find: 'return gap < 0 ? found : found.slice(0, gap)',
        replace: 'return gap < 0 ? found : found',
      },
    ],
  },
  {
    seed: 4,
    name: 'a case that was opened by a slow clock was resolved before it had begun',
    asItWas: [
      {
        file: 'src/desk/opening.ts',
        find: 'const at = Math.max(now, inbound.receivedAt)',
        replace: 'const at = now',
      },
    ],
  },
  {
    seed: 36,
    name: 'what a lagging reading did not show yet was taken for gone: a reply failed, a lead was not told',
    asItWas: [
      {
        file: 'src/store/queries/heads.ts',
        find: '(await read({ isConsistent: false })) ?? read({ isConsistent: true })',
        replace: 'read({ isConsistent: false })',
      },
    ],
  },
]
