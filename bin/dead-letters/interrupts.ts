/** npm hands on a Ctrl-C that the terminal has sent to this process already: so soon it is the same one. */
const sameMilliseconds = 1000

/** Asked by whoever is at work: whether the person wants it to end. Asked twice, it ends at once. */
export const watchInterrupts = (): (() => boolean) => {
  let stoppedAt: number | undefined
  const stop = (): void => {
    if (stoppedAt !== undefined && Date.now() > stoppedAt + sameMilliseconds) process.exit(130)
    stoppedAt ??= Date.now()
    process.exitCode = 130
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // Whoever read what is printed has gone, as `head` does.
  process.stdout.on('error', stop)
  return () => stoppedAt !== undefined
}
