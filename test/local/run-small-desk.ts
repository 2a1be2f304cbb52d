// A small desk in a process of its own, for tests that end it. Prints its address when it is ready.
import { startDesk } from '../../local/desk.ts'
import { smallDeskOptions } from './small-desk.ts'

const [data] = process.argv.slice(2)
const desk = await startDesk({ ...smallDeskOptions, ...(data === undefined ? {} : { data }) })
process.stdout.write(`${desk.url}\n`)
