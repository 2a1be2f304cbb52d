import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { widgetCode } from '../../web/widget/build.ts'

const bytesMax = 20_000

describe('the widget’s script', () => {
  const code = widgetCode()

  test('is under 20 KB on its way, its styles and both languages included', () => {
    const bytes = gzipSync(code).length
    expect(bytes).toBeLessThan(bytesMax)
    // What is measured is the whole of it.
    expect(code).toContain('在线客服')
    expect(code).toContain('prefers-color-scheme')
  })

  test('needs nothing that a strict page forbids', () => {
    expect(code).not.toMatch(
      /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
    )
  })

  test('leaves no name of its own on the page', () => {
    expect(code).toMatch(/^"use strict";\s*\(\(\)=>\{|^\(\(\)=>\{/)
  })
})
