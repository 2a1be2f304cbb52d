import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { UsageError } from '../stage.ts'

/** Asks a person for what nobody may read over their shoulder. */
export interface SecretPrompt {
  readonly ask: (question: string) => Promise<string>
  readonly say: (text: string) => void
  readonly close: () => void
}

/** What is typed is echoed by the line editor, which a terminal leaves it to: into nothing. */
const nothing = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** One editor for all questions: what is pasted at once answers one after the other. */
export const secretPrompt = (
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): SecretPrompt => {
  const lines = createInterface({ input, output: nothing(), terminal: true, historySize: 0 })
  const answers = lines[Symbol.asyncIterator]()
  return {
    ask: async (question) => {
      output.write(question)
      const { value, done } = await answers.next()
      output.write('\n')
      if (done === true) throw new UsageError('Nothing was changed.')
      return value
    },
    say: (text) => {
      output.write(text)
    },
    close: () => lines.close(),
  }
}
