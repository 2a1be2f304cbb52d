/**
 * Mixes what belongs to different items and keeps the order of each item: the only order that a stream
 * promises. With one shard the emulator would always be tidier than AWS.
 */
export const shuffleKeepingItems = <Record_>(
  records: readonly Record_[],
  itemOf: (record: Record_) => string,
  random: () => number,
): Record_[] => {
  const byItem = new Map<string, Record_[]>()
  for (const record of records)
    byItem.set(itemOf(record), [...(byItem.get(itemOf(record)) ?? []), record])
  // Each item takes part in the draw once per record, so that none is served last for being small.
  const turns = records.map((record) => itemOf(record))
  for (let last = turns.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one = '', two = ''] = [turns[last], turns[other]]
    turns[last] = two
    turns[other] = one
  }
  return turns.flatMap((item) => byItem.get(item)?.shift() ?? [])
}
