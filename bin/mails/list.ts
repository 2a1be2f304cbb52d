import { mailsIn } from './found.ts'
import { type Range, say } from './words.ts'

/** Shows ids and codes; whoever wrote and what stays in the bucket. */
export const list = async (range: Range, isJson: boolean): Promise<void> => {
  let count = 0
  for await (const { id, receivedAt, reason, triedAt, tries } of mailsIn(range)) {
    count += 1
    const [received, tried] = [receivedAt, triedAt].map((at) => new Date(at).toISOString())
    if (isJson) say(JSON.stringify({ id, received, reason, tries, tried }))
    else say(`${id}  ${received}  ${reason.padEnd(10)} ${tries} ${tries === 1 ? 'try' : 'tries'}`)
  }
  if (isJson) return
  const [from, to] = [range.from, range.to].map((at) => new Date(at).toISOString().slice(0, 16))
  if (count === 0) say(`Every mail between ${from} and ${to} was read.`)
  else say(count >= range.max ? `The first ${count}; --limit shows more.` : `${count} in all.`)
}
