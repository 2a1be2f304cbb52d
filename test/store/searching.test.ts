import { beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../src/desk/caller.ts'
import type { Conversation } from '../../src/desk/conversation.ts'
import { queryOf } from '../../src/desk/search-query.ts'
import type { Ticket } from '../../src/desk/ticket.ts'
import { indexHead } from '../../src/flows/index-head.ts'
import { search } from '../../src/flows/search.ts'
import { keys, wordKeys } from '../../src/store/keys.ts'
import { searchKey } from '../../src/store/search-key.ts'
import { conversationItem, ticketItem } from '../../src/store/stored.ts'
import { tokenOf } from '../../src/store/tokens.ts'
import { wordsOfHead } from '../../src/store/words.ts'
import { aConversation, aCustomer, aTicket, given, nine } from '../desk/a-desk.ts'
import { everythingOf, put, stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

const lin: Caller = { agent: 'lin', role: 'agent', teams: ['service'] }
const mei: Caller = { agent: 'mei', role: 'agent', teams: ['repair'] }

let count = 0
let customer = ''
/** Each test has a customer of its own. */
beforeEach(async () => {
  count += 1
  customer = `searched-${count}`
})

const isCustomer = async (said: Parameters<typeof aCustomer>[0]): Promise<void> => {
  await put({ ...keys.customer(customer), ...aCustomer({ id: customer, ...said }) })
}

let threads = 0
const conversation = async (change: Partial<Conversation> = {}): Promise<Conversation> => {
  threads += 1
  const letters = threads.toString(2).replaceAll('0', 'a').replaceAll('1', 'b')
  const thread = `s${letters.padStart(25, 'a')}`
  const head = aConversation({ thread, customer, rev: 1, openedAt: nine + threads, ...change })
  await isIndexed(head)
  return head
}

const ticket = async (change: Partial<Ticket> = {}): Promise<Ticket> => {
  threads += 1
  const head = aTicket({ number: threads, customer, rev: 1, openedAt: nine + threads, ...change })
  await isIndexed(head)
  return head
}

const isIndexed = async (head: Conversation | Ticket): Promise<void> => {
  const item = head.kind === 'ticket' ? ticketItem(head) : conversationItem(head)
  await put(item)
  await indexHead(item)
}

const page = (text: string, caller: Caller, limit: number, at?: { at: string }) =>
  search(given(queryOf(text)), caller, limit, at)
const found = async (text: string, caller: Caller = lin): Promise<readonly string[]> =>
  (await page(text, caller, 50)).items.map(({ card }) => card.id)
const idOf = ({ thread, episode }: Conversation): string => `${thread}.${episode}`

describe('a conversation', () => {
  test('is found by what its customer is called, and by their address and number', async () => {
    await isCustomer({ email: 'li.wei@tv-viewers.example', phone: '+86 138 7654 3210' })
    const one = await conversation({ name: '李女士' })
    const texts = ['李女士', '女士', '李', 'LI.WEI@tv-viewers.example', 'li.wei', 'wei']
    const more = ['tv-viewers.example', '13876543210', '86 138-7654-3210', '7654 3210']
    for (const text of [...texts, ...more]) expect(await found(text), text).toContain(idOf(one))
    for (const text of ['王女士', '15876543210', 'li.wei@other.example', '士女']) {
      expect(await found(text), text).not.toContain(idOf(one))
    }
  })

  test('shows the card that lists show, and how it stands', async () => {
    await isCustomer({})
    await conversation({ name: 'Zacharias', state: 'resolved', resolvedAt: nine })
    expect((await page('zacharias', lin, 5)).items).toMatchObject([
      { card: { kind: 'conversation', title: 'Zacharias' }, state: 'resolved', team: 'service' },
    ])
  })

  test('is found by the new name when its customer changes it, and no longer by the old one', async () => {
    await isCustomer({})
    const one = await conversation({ name: 'Old Quimby' })
    await isIndexed({ ...one, rev: 2, name: 'New Quimby' })
    expect(await found('new quimby')).toEqual([idOf(one)])
    expect(await found('quimby')).toEqual([idOf(one)])
    expect(await found('old quimby')).toEqual([])
    const token = tokenOf(given(await searchKey()), 'old')
    expect(await everythingOf(`word#${token}`)).toEqual([])
  })

  test('is not put back to an old name by a change that comes again', async () => {
    await isCustomer({})
    const one = await conversation({ name: 'First Xaver' })
    await isIndexed({ ...one, rev: 2, name: 'Second Xaver' })
    await indexHead(conversationItem(one))
    expect(await found('first xaver')).toEqual([])
    expect(await found('second xaver')).toEqual([idOf(one)])
  })

  test('that is gone is not found, although its rows stand', async () => {
    await isCustomer({})
    const item = conversationItem(aConversation({ thread: 'g'.repeat(26), customer, name: 'Gone' }))
    await indexHead(item)
    expect(await found('gone')).toEqual([])
  })
})

describe('a ticket', () => {
  test('is found by its number, its title and the name of its customer', async () => {
    await isCustomer({ name: 'Ottokar' })
    const one = await ticket({ number: 90_417, title: '直播课黑屏 on the new decoder' })
    for (const text of ['#90417', '90417', '黑屏', 'Decoder', 'ottokar', '直播 ottokar 90417']) {
      expect(await found(text), text).toEqual([String(one.number)])
    }
    expect(await found('#9041')).toEqual([])
  })

  test('is told by # from others that have the number in their title', async () => {
    await isCustomer({})
    await ticket({ number: 90_500, title: 'Own' })
    await ticket({ number: 90_501, title: 'As ticket 90500' })
    expect(await found('#90500')).toEqual(['90500'])
    expect(await found('90500')).toEqual(['90501', '90500'])
  })
})

describe('whoever searches', () => {
  test('finds what their teams have or had, and of others not even that it is there', async () => {
    await isCustomer({ email: 'secret@elsewhere.example' })
    const mine = await conversation({
      name: 'Nadeschda',
      team: 'repair',
      teams: ['service', 'repair'],
    })
    const theirs = await conversation({ name: 'Nadeschda', team: 'repair', teams: ['repair'] })
    expect(await found('nadeschda')).toEqual([idOf(mine)])
    expect(await found('nadeschda', mei)).toEqual([idOf(theirs), idOf(mine)])
    expect(await found('nadeschda', { ...lin, role: 'admin' })).toHaveLength(2)
    const alone = await page('secret@elsewhere.example', { ...lin, teams: ['sales'] }, 50)
    expect(alone).toEqual({ items: [], next: undefined })
  })

  test('reads on page by page, opened last first, without a gap and without a double', async () => {
    await isCustomer({})
    const ids: string[] = []
    for (let at = 0; at < 7; at += 1) {
      const isMine = at !== 2 && at !== 3
      const teams = isMine ? ['service'] : ['repair']
      const one = await conversation({ name: `Pagination ${at}`, teams })
      if (isMine) ids.unshift(idOf(one))
    }
    for (const limit of [1, 2, 3, 5, 7]) {
      const seen: string[] = []
      let at: { at: string } | undefined
      do {
        const { items, next } = await page('pagination', lin, limit, at)
        seen.push(...items.map(({ card }) => card.id))
        at = next
      } while (at !== undefined)
      expect(seen, `${limit} a page`).toEqual(ids)
    }
  })

  test('gets an end after so many rows, and reads on from there', async () => {
    await isCustomer({})
    for (let at = 0; at < 105; at += 1) await conversation({ name: 'Crowded', teams: ['repair'] })
    const last = await conversation({ name: 'Crowded', openedAt: nine - 1 })
    const first = await page('crowded', lin, 50)
    expect(first.items).toEqual([])
    expect(JSON.stringify(first.next)).not.toContain('thread')
    const second = await page('crowded', lin, 50, first.next)
    expect(second.items.map(({ card }) => card.id)).toEqual([idOf(last)])
    expect(second.next).toBeUndefined()
  })
})

describe('what stands in the table', () => {
  test('tells neither a word nor a case to who sees keys and rows, and names all rows to erase', async () => {
    await isCustomer({ email: 'kunigunde@private.example', phone: '0171 5550123' })
    const one = await conversation({ name: 'Kunigunde' })
    const key = keys.conversation(one.thread, one.episode)
    const list = given(await wordsOfHead(key))
    const rows = (await everythingOf('word#')).filter(
      ({ head }) => (head as { pk?: string }).pk === key.pk,
    )
    expect(rows.map(({ pk }) => String(pk).slice(5)).sort()).toEqual([...list.words].sort())
    const text = JSON.stringify(rows.map(({ pk, sk, tokens }) => [pk, sk, tokens]))
    for (const word of ['kunigunde', 'private', '5550123', one.thread]) {
      expect(text.toLowerCase()).not.toContain(word)
    }
    expect(await stored(wordKeys.list(key))).not.toHaveProperty('name')
  })
})
