import { wordKeys } from '../src/store/keys.ts'
import { tokenOf } from '../src/store/tokens.ts'
import type { MeasuredDesk } from './desk.ts'
import { type Item, openTable } from './emulator.ts'
import { type Figure, rounded } from './figures.ts'
import { customer, usualText } from './messages.ts'

const finds = 10
const fewCases = 400
const manyCases = 4000

/** All ten hold both words; all cases that are put beside them hold the common one. */
const rareWord = 'seltenheim'
const commonWord = 'vielnam'

/** What it costs to look for a word that few cases hold and for one that nearly all do, among few and many cases. */
export const searches = async (desk: MeasuredDesk): Promise<readonly Figure[]> => {
  for (let at = 0; at < finds; at += 1) {
    const sender = { ...customer(`searched-${at}`), name: `${rareWord} ${commonWord}` }
    await desk.customerSays(sender, usualText)
  }
  // The first search of a running function reads the key of the hash too.
  await readsOf(desk, rareWord, finds)
  await putRows(desk, finds, fewCases)
  const few = await measured(desk)
  await putRows(desk, fewCases, manyCases)
  const many = await measured(desk)
  return [
    reads(`search that finds ${finds}`, many.rare),
    reads(`search for a common word, a page of ${finds}`, many.common),
    reads('search for two words that nothing holds, one of them common, a page', many.neither),
    ratio(`search that finds ${finds}`, many.rare, few.rare),
    ratio('search for a common word', many.common, few.common),
  ]
}

const measured = async (desk: MeasuredDesk) => ({
  rare: await readsOf(desk, rareWord, finds),
  common: await readsOf(desk, commonWord, finds),
  neither: await readsOf(desk, `${commonWord} missing`, 0),
})

const readsOf = async (desk: MeasuredDesk, text: string, count: number): Promise<number> => {
  await desk.unitsSince()
  const path = `/v1/search?q=${encodeURIComponent(text)}&limit=${finds}`
  const { body } = await desk.agentAsks('lin', 'GET', path)
  const found = (body.items as unknown[]).length
  if (found !== count) throw new Error(`"${text}" was to find ${count}, and found ${found}.`)
  return (await desk.unitsSince()).reads
}

const batchSize = 25

/** Puts rows of the common word straight into the table, opened before, each leading to one of the ten. */
const putRows = async (desk: MeasuredDesk, from: number, to: number): Promise<void> => {
  const table = openTable(desk)
  const { pk, sk } = wordKeys.secret()
  const [key] = await table.below(pk, sk)
  const { pk: word } = wordKeys.row(tokenOf(String(key?.secret?.S), commonWord), 0, '')
  const rows = await table.below(word, '')
  if (rows.length < from) throw new Error(`There were to be ${from} rows, and are ${rows.length}.`)
  const copies = Array.from({ length: to - from }, (_, at) => copied(rows[at % finds], from + at))
  for (let start = 0; start < copies.length; start += batchSize) {
    await table.putMany(copies.slice(start, start + batchSize))
  }
  await desk.unitsSince()
}

const copied = (row: Item | undefined, at: number): Item => ({
  ...row,
  sk: { S: wordKeys.row('', 1_600_000_000_000 + at, 'copy'.padEnd(12, 'a')).sk },
})

const reads = (what: string, value: number): Figure => ({
  name: `${what}, reads`,
  value,
  unit: 'read units',
})

const ratio = (what: string, many: number, few: number): Figure => ({
  name: `${what}, 4,000 cases to 400, reads`,
  value: rounded(many / few),
  unit: 'ratio',
  note: `${many} to ${few}`,
})
