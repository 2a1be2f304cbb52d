import { buildConsole } from './building.ts'

/** `node web/console/build.ts FOLDER` writes the console there. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say where to: node web/console/build.ts FOLDER')
await buildConsole(folder)
