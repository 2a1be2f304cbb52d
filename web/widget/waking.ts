interface Wakes {
  /** Somebody looks again, or the connection is back. */
  readonly onAwake: () => void
  readonly onOffline: () => void
}

/** Listens for what makes a look at the desk worth it at once. */
export const watchWaking = ({ onAwake, onOffline }: Wakes): (() => void) => {
  const listening = new AbortController()
  const { signal } = listening
  const onVisible = () => {
    if (document.visibilityState === 'visible') onAwake()
  }
  document.addEventListener('visibilitychange', onVisible, { signal })
  addEventListener('focus', onAwake, { signal })
  addEventListener('online', onAwake, { signal })
  addEventListener('pageshow', onAwake, { signal })
  addEventListener('offline', onOffline, { signal })
  return () => listening.abort()
}
