// A mail store in a process of its own that is killed when half of a mail's envelope is on the disk.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const [folder = ''] = process.argv.slice(2)
const write = fs.writeFileSync
fs.writeFileSync = (file, content, options) => {
  if (!String(file).includes('.json')) return write(file, content, options)
  write(file, String(content).slice(0, 10), options)
  process.kill(process.pid, 'SIGKILL')
}
syncBuiltinESMExports()
const { openMailStore } = await import('../../local/emulators/mail-store.ts')
const store = await openMailStore(folder)
const raw = Buffer.from('From: a@desk.example\r\nSubject: Late\r\n\r\nLate.\r\n')
await store.keep(raw, {
  messageId: '1',
  recipients: ['b@desk.example'],
  at: '2026-01-01T00:00:00Z',
})
