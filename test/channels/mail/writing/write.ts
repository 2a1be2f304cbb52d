import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { allMails } from './all-mails.ts'

// Writes test/channels/mail/corpus: node test/channels/mail/writing/write.ts
const folder = path.join(import.meta.dirname, '../corpus')
for (const [name, bytes] of Object.entries(allMails)) {
  writeFileSync(path.join(folder, `${name}.eml`), bytes)
}
