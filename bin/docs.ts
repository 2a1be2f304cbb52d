import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { routes as read } from '../functions/http/agents-read.ts'
import { routes as write } from '../functions/http/agents-write.ts'
import { openApi } from '../src/http/openapi.ts'

// `npm run docs`: what is generated from the code. A test fails when it is not up to date.
const file = path.join(import.meta.dirname, '../docs/openapi.json')
await writeFile(file, `${JSON.stringify(openApi([...read, ...write]), undefined, 2)}\n`)
process.stdout.write(`Written: ${file}\n`)
