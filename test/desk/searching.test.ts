import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundBy, type Searchable } from '../../src/desk/search-found-by.ts'
import { isFound, queryOf } from '../../src/desk/search-query.ts'
import { folded, wholesOf, wordsOf } from '../../src/desk/search-text.ts'
import { given } from './a-desk.ts'

const finds = (what: Searchable, text: string): boolean => {
  const query = queryOf(text)
  return query !== undefined && isFound(query, foundBy(what))
}

describe('words', () => {
  test.each([
    ['A380 fällt AUS', ['a380', 'fallt', 'aus']],
    ['Straße, Łódź und Ångström', ['strasse', 'lodz', 'und', 'angstrom']],
    ['ＦＵＬＬ ｗｉｄｔｈ １２', ['full', 'width', '12']],
    ['直播课黑屏', ['直', '直播', '播课', '课黑', '黑屏']],
    ['iPhone15手机 坏了', ['iphone15', '手', '手机', '坏', '坏了']],
    ['ハードディスク', ['ハ', 'ハー', 'ード', 'ドデ', 'ディ', 'ィス', 'スク']],
    ['Έλληνας Ελληνασ', ['ελληνασ', 'ελληνασ']],
    ['❤️ 1️⃣ 👨‍👩‍👧 ok', ['1', 'ok']],
  ])('of "%s" are counted as %o', (text, words) => {
    expect(wordsOf(folded(text), false)).toEqual(words)
  })

  test('of one Chinese letter are asked for by themselves only where nothing stands beside it', () => {
    expect(wordsOf('李', true)).toEqual(['李'])
    expect(wordsOf('李女士', true)).toEqual(['李女', '女士'])
  })

  test('that are very long count by their first 40 letters', () => {
    const word = 'x'.repeat(150)
    expect(wordsOf(word, false)).toEqual(['x'.repeat(40)])
    expect(finds({ title: word }, word)).toBe(true)
  })
})

describe('the number of a case that came by mail', () => {
  test.each(['K7QW-2M4X', 'k7qw-2m4x', 'K7QW2M4X', 'k7qw 2m4x'])(
    'finds it as a customer reads or types it: %s',
    (text) => {
      expect(finds({ caseNumber: 'K7QW-2M4X' }, text)).toBe(true)
      expect(finds({ caseNumber: 'K7QW-2M4Y' }, text)).toBe(false)
    },
  )

  test('finds a later case of the same thread by its own number', () => {
    expect(finds({ caseNumber: 'K7QW-2M4X-2' }, 'K7QW-2M4X-2')).toBe(true)
    expect(finds({ caseNumber: 'K7QW-2M4X' }, 'K7QW-2M4X-2')).toBe(false)
  })
})

describe('a number', () => {
  const phones = ['+86 138 1234 5678', '13812345678', '0086-138-1234-5678', '(138) 1234.5678']

  test.each(phones)('written as %s is found by every other way of writing it', (phone) => {
    for (const asked of phones) expect(finds({ phone }, asked), asked).toBe(true)
    for (const asked of ['8 1234 5678', '1234 5678', '2345678']) {
      expect(finds({ phone }, asked), asked).toBe(true)
    }
  })

  test.each(['158 1234 5678', '+86 158 1234 5678', '138 1234 5679', '12345679'])(
    'is not found by another one: %s',
    (asked) => {
      for (const phone of phones) expect(finds({ phone }, asked), phone).toBe(false)
    },
  )

  test('of a town, with its zero or from abroad', () => {
    expect(finds({ phone: '+49 89 1234567' }, '089 1234567')).toBe(true)
    expect(finds({ phone: '089/123 45 67' }, '+49 89 1234567')).toBe(true)
    expect(finds({ phone: '9123 4567' }, '+852 9123 4567')).toBe(true)
  })

  test('that is too short for a phone is a word', () => {
    expect(finds({ phone: '10086' }, '10086')).toBe(true)
    expect(finds({ phone: '0000000' }, '0000000')).toBe(true)
  })

  test('stands in titles and in names too, as channels name a sender who says no name', () => {
    expect(finds({ title: '客户电话13812345678打不通' }, '138 1234 5678')).toBe(true)
    expect(finds({ name: '8613812345678' }, '13812345678')).toBe(true)
    expect(finds({ title: 'Order 20260302-77' }, '20260302')).toBe(true)
  })
})

describe('a mail address', () => {
  const email = 'Li.Wei+tv@Mail.Example.com'
  test.each([
    'li.wei+tv@mail.example.com',
    'LI.WEI+TV@MAIL.EXAMPLE.COM',
    'li.wei',
    'wei',
    'mail.example.com',
    'wei mail.example.com',
  ])('is found by %s', (asked) => expect(finds({ email }, asked)).toBe(true))

  test.each(['li.wei@mail.example.com', 'example', 'wei@mail', 'li.we', 'com'])(
    'is not found by %s',
    (asked) => expect(finds({ email }, asked)).toBe(false),
  )
})

describe('a ticket', () => {
  test('is found by its number, with or without its sign', () => {
    for (const text of ['12', '#12', '＃１２', '#0012']) {
      expect(finds({ number: 12 }, text), text).toBe(true)
    }
    expect(finds({ number: 12_345_678 }, '#12345678')).toBe(true)
    expect(finds({ number: 12_345_678 }, '12345678')).toBe(true)
    for (const text of ['#1', '1', '#120']) expect(finds({ number: 12 }, text)).toBe(false)
  })

  test('that has the number in its title is not the ticket of that number', () => {
    expect(finds({ number: 7, title: 'As 12' }, '12')).toBe(true)
    expect(finds({ number: 7, title: 'As #12' }, '#12')).toBe(false)
  })

  test('needs all the words of a query, from wherever they are', () => {
    const ticket = { number: 12, title: '直播课黑屏', name: '李女士' }
    for (const text of ['黑屏 李女士', '李 直播', '#12 黑屏'])
      expect(finds(ticket, text)).toBe(true)
    for (const text of ['黑屏 王女士', '#13 黑屏', '直播 too']) {
      expect(finds(ticket, text)).toBe(false)
    }
  })
})

describe('a query', () => {
  test.each(['', '   ', '!?', '❤️', '“”', '--', '。、', '\u200d', '\ud800'])(
    'that holds nothing to search for is none: "%s"',
    (text) => expect(queryOf(text)).toBeUndefined(),
  )

  test.each(["' OR 1=1 --", '{"$gt":""}', 'word#abc', '*', '.*', '\0a', '%_', 'a'.repeat(256)])(
    'is words, whatever else it could mean: %s',
    (text) => {
      expect(finds({ title: 'Television' }, text)).toBe(false)
    },
  )

  test('reads the word that leads to fewest cases', () => {
    const wordOf = (text: string) => given(queryOf(text)).word
    expect(wordOf('黑屏 li@example.com 13812345678')).toBe('li@example.com')
    expect(wordOf('li example.com 138 1234 5678')).toBe('~2345678')
    expect(wordOf('a longer word')).toBe('longer')
  })
})

describe('whatever is written', () => {
  const letters = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'直播课黑屏李ー가กา ab1-.@#+/é'), maxLength: 60 }),
    fc.emailAddress(),
    fc.string({ unit: fc.constantFrom(...'0123456789 +-()/'), maxLength: 24 }),
  )

  test('is found by each of its own words', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 3 }), (parts) => {
        const title = parts.join(' ')
        const by = foundBy({ title })
        const plain = folded(title)
        const words = [
          ...wordsOf(plain, false),
          ...wholesOf('mail', plain),
          ...wholesOf('dotted', plain),
        ].filter((word) => by.words.includes(word))
        for (const word of words) {
          const query = queryOf(word)
          expect(query !== undefined && isFound(query, by), `${word} of ${title}`).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('costs no more than forty rows, and no more marks than let each stay below a KB', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(text, text, letters, letters, (title, name, email, phone) => {
        const { words, marks } = foundBy({ number: 123_456_789_012, title, name, email, phone })
        expect(words.length).toBeLessThanOrEqual(40)
        expect(marks.length).toBeLessThanOrEqual(19)
        expect(new Set(words).size).toBe(words.length)
      }),
    )
  })

  test('is folded once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(folded(folded(text))).toBe(folded(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('never breaks a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (text) => {
        const query = queryOf(text)
        if (query !== undefined) expect(query.word.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
