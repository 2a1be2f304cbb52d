import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>
}

/** Optional packages that nothing in the lock stands for. A registry that lacks one makes `npm install` drop it. */
const missing = (locked: Readonly<Record<string, Locked>>): readonly string[] =>
  Object.values(locked).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter(
      (name) => !Object.keys(locked).some((path) => path.endsWith(`node_modules/${name}`)),
    ),
  )

describe('the lock file', () => {
  test("stands for every platform's packages, so that npm ci works wherever it runs", () => {
    expect(missing(packages)).toEqual([])
  })

  test('is looked at: a platform that was dropped is found', () => {
    const tool = {
      optionalDependencies: { '@tool/linux-x64': '1.0.0', '@tool/darwin-arm64': '1.0.0' },
    }
    expect(missing({ 'node_modules/tool': tool, 'node_modules/@tool/linux-x64': {} })).toEqual([
      '@tool/darwin-arm64',
    ])
  })

  test('names no address: each machine asks the registry that it was given', () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual(
      [],
    )
  })
})
