import { rmSync } from 'node:fs'
import { build } from 'vite'
import { viteConfig } from './vite.config.ts'

/** `node web/console/build.ts FOLDER` writes the console there. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say where to: node web/console/build.ts FOLDER')
rmSync(folder, { recursive: true, force: true })
await build(viteConfig(folder))
