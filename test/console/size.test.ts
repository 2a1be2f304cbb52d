import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildConsole } from '../../web/console/building.ts'

const kilobytesMax = 200
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warmline-console-size-'))
  await buildConsole(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a browser fetches before it shows anything: the page, and what it names. */
const firstLoad = (): readonly string[] => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, name = '']) => name)
  return ['index.html', ...named]
}

describe('the console', () => {
  test(`is under ${kilobytesMax} KB, compressed, before it shows anything`, () => {
    const files = firstLoad()
    expect(files.length).toBeGreaterThanOrEqual(3)
    const bytes = files.map((name) => brotliCompressSync(readFileSync(join(folder, name))).length)
    const kilobytes = bytes.reduce((sum, one) => sum + one, 0) / 1024
    expect(kilobytes).toBeLessThan(kilobytesMax)
  })

  test('stands beside the API’s document and its page, which has every route and no script', () => {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    const { paths } = JSON.parse(read('openapi.json')) as { paths: Record<string, object> }
    const page = read('api.html')
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        expect(page).toContain(`<b>${method.toUpperCase()}</b> ${path}`)
      }
    }
    expect(page).not.toMatch(/<script|<style|\bstyle=/)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    for (const [, to = ''] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to)
  })

  test('holds no code and no style in its page, so that the content policy can forbid both', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/)
  })
})
