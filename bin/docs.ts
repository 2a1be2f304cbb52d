import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { routes as cases } from '../functions/http/agents-cases.ts'
import { routes as lookUp } from '../functions/http/agents-look-up.ts'
import { routes as read } from '../functions/http/agents-read.ts'
import { routes as tickets } from '../functions/http/agents-tickets.ts'
import { routes as write } from '../functions/http/agents-write.ts'
import { openApi } from '../src/http/openapi.ts'
import { type ApiDocument, typesOf } from '../src/http/openapi-types.ts'
import { rolesPage } from '../src/http/who-may.ts'
import { deskFilePage } from './docs/desk-file-page.ts'

// `npm run docs`: what is generated from the code. A test fails when it is not up to date.
const routes = [...read, ...lookUp, ...write, ...cases, ...tickets]
const document = openApi(routes)
const files = {
  '../docs/desk-file.md': deskFilePage(),
  '../docs/roles.md': rolesPage(routes),
  '../docs/openapi.json': `${JSON.stringify(document, undefined, 2)}\n`,
  '../web/console/api/types.ts': typesOf(document as unknown as ApiDocument),
}
for (const [name, text] of Object.entries(files)) {
  const file = path.join(import.meta.dirname, name)
  await writeFile(file, text)
  process.stdout.write(`Written: ${file}\n`)
}
