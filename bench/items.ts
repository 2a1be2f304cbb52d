import { asFields, type Fields } from '../local/assembly/shape.ts'
import { itemSize } from '../local/table/item-size.ts'
import type { MeasuredDesk, Sender } from './desk.ts'
import { type Item, openTable } from './emulator.ts'
import type { Figure } from './figures.ts'
import { newestCase, usualText } from './messages.ts'

/** Ids and names at the long end of what channels send (64 letters, 20 Chinese ones). */
const longWinded: Sender = {
  id: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M'.padEnd(64, 'x'),
  name: '阿卜杜热合曼·买买提依明·艾合买提江先生'.slice(0, 20),
  email: `${'long.address'.padEnd(48, 'x')}@customers.example`,
  locale: 'zh-Hans-CN',
  tier: 'platinum',
}

/** A write unit is a started KB: an item that grows past one doubles what each of its writes costs. */
export const items = async (desk: MeasuredDesk): Promise<readonly Figure[]> => {
  const { below } = openTable(desk)
  // Filing moves the text away: what came in is largest as it arrives.
  let kept: unknown
  desk.desk.running.proxy.onCounted(({ name, input }) => {
    if (name === 'Webhooks' && input.Item !== undefined) kept = input.Item
  })
  await desk.customerSays(longWinded, usualText)
  await desk.unitsSince()
  const thread = `thread#${(await newestCase(desk, 'lin')).split('.')[0]}`
  return [
    sized('what came in', asFields(kept, 'what was kept')),
    sized('message of 500 bytes', onlyOne(await below(thread, 'm#'))),
    sized("conversation's head", onlyOne(await below(thread, 'c#'))),
  ]
}

const sized = (what: string, item: Fields): Figure => ({
  name: `item with long ids: ${what}`,
  value: itemSize(item),
  unit: 'bytes',
})

const onlyOne = ([item]: readonly Item[]): Item => {
  if (item === undefined) throw new Error('An item was to be in the table, and is not.')
  return item
}
