// A small desk in a process of its own, for tests that end it. Prints its address when it is ready.
import { type Desk, startDesk } from '../../local/desk.ts'
import { stopOnSignal } from '../../local/signals.ts'
import { smallDeskOptions } from './small-desk.ts'

const [data] = process.argv.slice(2)
let started: Desk | undefined
stopOnSignal(() => started)
started = await startDesk({ ...smallDeskOptions, ...(data === undefined ? {} : { data }) })
process.stdout.write(`${started.url}\n`)
