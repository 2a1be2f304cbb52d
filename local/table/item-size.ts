import { type Fields, isFields } from '../assembly/shape.ts'

const bytes = (text: unknown): number => Buffer.byteLength(String(text), 'utf8')
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** About half a byte for each significant digit, and one more. */
const numberSize = (text: unknown): number =>
  Math.ceil(String(text).replace(/^-|\.|^0+|0+$/g, '').length / 2) + 1

const valueSize = (value: unknown): number => {
  const [kind, content] = isFields(value) ? (Object.entries(value)[0] ?? []) : []
  if (kind === 'S') return bytes(content)
  if (kind === 'N') return numberSize(content)
  if (kind === 'B') return Buffer.from(String(content), 'base64').length
  if (kind === 'SS') return sum((content as unknown[]).map(bytes))
  if (kind === 'NS') return sum((content as unknown[]).map(numberSize))
  if (kind === 'L') return 3 + sum((content as unknown[]).map((one) => valueSize(one) + 1))
  if (kind === 'M') return 3 + itemSize(content as Fields) + Object.keys(content as Fields).length
  return 1
}

/** Bytes of an item as DynamoDB counts them: names and values. */
export const itemSize = (item: Fields): number =>
  sum(Object.entries(item).map(([name, value]) => bytes(name) + valueSize(value)))

/** A write unit is a started KB; nothing costs less than one. */
export const writeUnits = (item: unknown): number =>
  isFields(item) ? Math.max(1, Math.ceil(itemSize(item) / 1024)) : 1
