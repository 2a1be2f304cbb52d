import { useState } from 'react'
import { type Draft, draftOf } from './drafts.ts'
import { upload } from './uploads.ts'

export interface Attaching {
  /** How many are on their way. */
  readonly uploading: number
  /** What went wrong with the last ones. */
  readonly wrong: string | undefined
  readonly attach: (files: readonly File[]) => Promise<void>
}

/** Puts files with a draft: dropped, pasted or chosen. */
export const useAttaching = (
  conversation: string,
  change: (part: Partial<Draft>) => void,
): Attaching => {
  const [uploading, setUploading] = useState(0)
  const [wrong, setWrong] = useState<string>()
  const attach = async (files: readonly File[]): Promise<void> => {
    setWrong(undefined)
    for (const file of files) {
      setUploading((count) => count + 1)
      try {
        const uploaded = await upload(file)
        change({ attachments: [...draftOf(conversation).attachments, uploaded] })
      } catch (fault) {
        setWrong(`${file.name}: ${(fault as Error).message}`)
      } finally {
        setUploading((count) => count - 1)
      }
    }
  }
  return { uploading, wrong, attach }
}
