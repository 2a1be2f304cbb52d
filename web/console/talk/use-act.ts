import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemError } from '../api/client.ts'
import { faultText } from '../parts/fault-text.ts'
import { useWords } from '../words/use-words.ts'

export type Act = (action: () => Promise<unknown>) => Promise<void>

/** Does something that the desk may refuse, one at a time, and says why where it did. */
export const useAct = (
  onDone: () => unknown,
): { readonly act: Act; readonly wrong: string | undefined; readonly isBusy: boolean } => {
  const words = useWords()
  const client = useQueryClient()
  const [wrong, setWrong] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const act: Act = async (action) => {
    setBusy(true)
    setWrong(undefined)
    try {
      await action()
      onDone()
    } catch (fault) {
      setWrong(faultText(fault, words))
      // What was refused was seen otherwise than it is.
      if (fault instanceof ProblemError) void client.invalidateQueries()
    } finally {
      setBusy(false)
    }
  }
  return { act, wrong, isBusy }
}
