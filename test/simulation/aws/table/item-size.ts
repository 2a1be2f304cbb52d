import { kindOf, type Value } from './values.ts'

/** Half a byte for each significant digit, before the point and behind it by themselves, one more, and one for a minus. */
const numberSize = (value: number): number => {
  const [digits = '', exponent] = String(Math.abs(value)).split('e')
  const significant = digits.replace(/^0(\.0*)?/, '').replace(/0+$/, '')
  const parts = exponent === undefined ? significant.split('.') : [significant.replace('.', '')]
  const bytes = parts.reduce((sum, { length }) => sum + Math.ceil(length / 2), 1)
  return value < 0 ? bytes + 1 : bytes
}

const valueSize = (value: Value): number => {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return numberSize(value)
  if (kindOf(value) === 'L') {
    return (value as readonly Value[]).reduce((sum: number, one) => sum + valueSize(one) + 1, 3)
  }
  if (kindOf(value) === 'M')
    return 3 + itemSize(value as object) + Object.keys(value as object).length
  return 1
}

/** Bytes of an item as DynamoDB counts them: names and values. */
export const itemSize = (item: object): number => {
  let sum = 0
  for (const [name, value] of Object.entries(item))
    sum += Buffer.byteLength(name) + valueSize(value)
  return sum
}
