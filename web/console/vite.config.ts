import path from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

/** The console as files: hashed, so that a browser keeps them for good, and `index.html`, which names them. */
export const viteConfig = (outDir: string): InlineConfig => ({
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
