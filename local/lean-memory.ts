/**
 * The system's allocator keeps a store of freed memory for every thread, and a desk has many threads: two
 * stores for all of them make it about 70 MB smaller. It reads the setting only when a process begins, so this
 * one begins again in its own place, which Linux does without another process.
 */
const setting = 'MALLOC_ARENA_MAX'

if (process.platform === 'linux' && process.env[setting] === undefined)
  process.execve?.(
    process.execPath,
    [process.execPath, ...process.execArgv, ...process.argv.slice(1)],
    { ...process.env, [setting]: '2' },
  )
