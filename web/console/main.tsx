import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ProblemError } from './api/client.ts'
import { App } from './app.tsx'
import { onSignedOut, openSession, signIn } from './session/session.ts'
import { useLook } from './settings/use-alerts.ts'
import './styles/console.css'
import './styles/board.css'
import { startOutbox } from './talk/outbox.ts'
import { LanguageContext, useWords } from './words/use-words.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What the desk refused is refused again; a desk that is not reached is asked for as long as it takes.
      retry: (_, fault) => !(fault instanceof ProblemError),
      retryDelay: (count) => Math.min(1000 * 2 ** count, 15_000),
      refetchIntervalInBackground: true,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const Door = () => {
  useLook()
  const [state, setState] = useState<'opening' | 'unreached' | 'out' | 'ended' | 'in'>('opening')
  useEffect(() => {
    openSession().then(
      (user) => setState(user === undefined ? 'out' : 'in'),
      () => setState('unreached'),
    )
    return onSignedOut(() => setState('ended'))
  }, [])
  useEffect(() => (state === 'in' ? startOutbox(client) : undefined), [state])
  if (state === 'opening') return <p className="whole quiet">…</p>
  if (state === 'unreached') return <Unreached />
  return state === 'in' ? <App /> : <SignIn hasEnded={state === 'ended'} />
}

const Unreached = () => {
  const words = useWords()
  return (
    <main className="whole">
      <p role="alert">{words.failed(words.unreached)}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {words.tryAgain}
      </button>
    </main>
  )
}

const SignIn = ({ hasEnded }: { readonly hasEnded: boolean }) => {
  const words = useWords()
  return (
    <main className="whole">
      <h1 className="mark">Warmline</h1>
      <p>{hasEnded ? words.signedOut : words.signInAbout}</p>
      <button type="button" className="main" onClick={() => signIn()}>
        {words.signIn}
      </button>
    </main>
  )
}

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <LanguageContext value={navigator.language.startsWith('zh') ? 'zh' : 'en'}>
        <Door />
      </LanguageContext>
    </QueryClientProvider>,
  )
}
