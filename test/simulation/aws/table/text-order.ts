/** Code units in the order of their UTF-8 bytes: what takes two units (surrogates) sorts behind all that takes one. */
const inByteOrder = (unit: number): number => {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** The order of the table's keys: by the bytes of UTF-8, not by the code units of JavaScript. */
export const compareText = (left: string, right: string): number => {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b) return inByteOrder(a) - inByteOrder(b)
  }
  return left.length - right.length
}

/** The first place in a sorted list from which `isBehind` holds. */
export const firstPlace = <One>(
  sorted: readonly One[],
  isBehind: (one: One) => boolean,
  from = 0,
): number => {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBehind(sorted[middle] as One)) high = middle
    else low = middle + 1
  }
  return low
}

/** Takes one out of a list; `splice` would make another list of what it takes. */
export const removeAt = <One>(list: One[], place: number): void => {
  for (let at = place + 1; at < list.length; at += 1) list[at - 1] = list[at] as One
  list.pop()
}
