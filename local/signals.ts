import type { Desk } from './desk.ts'

/**
 * Ctrl-C, a polite kill and a closed terminal stop the desk in order. Before it has started there is nothing
 * to put in order: what was begun ends with this process.
 */
export const stopOnSignal = (started: () => Desk | undefined): void => {
  let isStopping = false
  const stop = async () => {
    const desk = started()
    // Asked twice: the person does not want to wait.
    if (isStopping || !desk) process.exit(isStopping ? 1 : 0)
    isStopping = true
    process.stdout.write('\nStopping.\n')
    await desk.stop()
    process.exit(0)
  }
  const fail = (error: unknown) => {
    process.stderr.write(`The desk did not stop cleanly: ${String(error)}\n`)
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop().catch(fail))
}
