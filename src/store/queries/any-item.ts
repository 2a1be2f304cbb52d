import * as z from 'zod/mini'
import type { Key } from '../keys.ts'
import { readItem } from '../read.ts'

const AnyItem = z.record(z.string(), z.unknown())

/** An item as it stands, whatever its shape: for what no version could read, and for a change that is relayed again. */
export const anyItem = ({ pk, sk }: Key) => readItem(AnyItem, { pk, sk }, { isConsistent: true })
