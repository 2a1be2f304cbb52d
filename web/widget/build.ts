import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync, transformSync } from 'esbuild'

/** The widget as one script, as `GET /chat/<inbox>/widget.js` gives it: bundled, minified, without a global name. */
export const widgetCode = (): string => {
  const { outputFiles } = buildSync({
    absWorkingDir: import.meta.dirname,
    entryPoints: [path.join(import.meta.dirname, 'widget.ts')],
    bundle: true,
    write: false,
    define: { widgetStyles: JSON.stringify(styles()) },
    platform: 'browser',
    // Browsers since 2021; what they may lack (adoptedStyleSheets, Web Locks, randomUUID) has a fallback.
    target: 'es2020',
    format: 'iife',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}

/** In this order: what adapts to a screen comes after what it adapts. */
const sheets = [
  'base',
  'launcher',
  'panel',
  'talk',
  'message',
  'files',
  'contact',
  'composer',
  'tray',
  'adapt',
] as const

const styles = (): string => {
  const read = (name: string) =>
    readFileSync(path.join(import.meta.dirname, 'styles', `${name}.css`), 'utf8')
  return transformSync(sheets.map(read).join('\n'), { loader: 'css', minify: true }).code
}
