import '../../local/lean-memory.ts'

// A desk in a process of its own, started as `npm start` does it, for a parent that kills it. It tells what it
// has begun as lines of JSON, and ends when its parent does.
import { type Desk, startDesk } from '../../local/desk.ts'
import { stopOnSignal } from '../../local/signals.ts'

const [data = '', deskFile = '', assembly = ''] = process.argv.slice(2)

const tell = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

let started: Desk | undefined
stopOnSignal(() => started)
process.stdin.on('end', () => process.exit(1)).resume()
try {
  started = await startDesk({
    ...{ data, deskFile },
    // Many work at the same time here: starting threads over and over would be most of the work.
    warmThreads: 28,
    ...(assembly === '' ? {} : { assembly }),
    onStep: (step, seconds) => tell({ step, seconds }),
    onFault: fail,
  })
  tell({ url: started.url })
} catch (error) {
  fail(error instanceof Error ? `${error.stack}` : String(error))
}
