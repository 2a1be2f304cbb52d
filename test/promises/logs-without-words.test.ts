import { expect, test, vi } from 'vitest'
import { log } from '../../src/platform/log.ts'
import { WorldFault } from '../../src/platform/world-fault.ts'

const linesOf = (write: () => void): readonly string[] => {
  const lines: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  write()
  out.mockRestore()
  return lines
}

test('a fault whose message quotes a customer leaves none of their words in the log', () => {
  const words = 'I live\n    at 5 Garden Road\n    at home'
  const fault = new Error(words, { cause: new SyntaxError(`Unexpected "${words}"`) })
  const lines = linesOf(() => log.error('Failed', {}, fault))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('logs-without-words.test.ts')
  expect(lines[0]).not.toMatch(/Garden|home"/)
})

test('a setting or a secret that is missing is named in the log, with what to do', () => {
  const fault = new WorldFault('The secret pepper cannot be read: deploy the stack again.')
  const [line = ''] = linesOf(() => log.error('Failed', {}, fault))
  expect(JSON.parse(line).fault.message).toBe(fault.message)
})

test('a line carries its level and its moment under the names that Lambda reads', () => {
  const [line = ''] = linesOf(() => log.error('Failed'))
  const { level, timestamp } = JSON.parse(line)
  expect(level).toBe('error')
  expect(new Date(timestamp).toISOString()).toBe(timestamp)
})
