import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import { referencePage } from './reference/reference.ts'

/** The console as files: hashed, so that a browser keeps them for good, and `index.html`, which names them. */
const viteConfig = (outDir: string): InlineConfig => ({
  configFile: false,
  root: import.meta.dirname,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    // Browsers since 2023.
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    // Small files are files too: the content policy allows no `data:` address but for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What is loaded first is held to a size by a test.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: path.join(import.meta.dirname, 'index.html') },
  },
})

/** Builds what is deployed, whatever it is built from: a test's own environment would make it larger and slower. */
export const buildConsole = async (outDir: string): Promise<void> => {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build(viteConfig(outDir))
    writeReference(outDir)
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

/** The API's document and the page of it, for those who build on it. */
const writeReference = (outDir: string): void => {
  const document = path.join(import.meta.dirname, '../../docs/openapi.json')
  copyFileSync(document, path.join(outDir, 'openapi.json'))
  copyFileSync(
    path.join(import.meta.dirname, 'reference/reference.css'),
    path.join(outDir, 'reference.css'),
  )
  const page = referencePage(JSON.parse(readFileSync(document, 'utf8')))
  writeFileSync(path.join(outDir, 'api.html'), page)
}
