import { expect, test, vi } from 'vitest'
import { log } from '../../src/platform/log.ts'

test('a fault whose message quotes a customer leaves none of their words in the log', () => {
  const lines: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  const words = 'I live\n    at 5 Garden Road\n    at home'
  log.error('Failed', {}, new Error(words, { cause: new SyntaxError(`Unexpected "${words}"`) }))
  out.mockRestore()
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('logs-without-words.test.ts')
  expect(lines[0]).not.toMatch(/Garden|home"/)
})
