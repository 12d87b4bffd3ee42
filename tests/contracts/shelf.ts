import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Shelf } from '../../src/review/ports.ts'

/** A shelf as the suite sees it. */
export interface ShelfUnderTest {
  readonly shelf: Shelf
  /** Removes what it kept. */
  readonly discard: () => Promise<void>
}

/** Names that file systems, paths and objects trip over. */
export const oddNames = [
  '.',
  '..',
  '../outside',
  '../../etc/passwd',
  '/etc/passwd',
  'a/b',
  'a\\b',
  'C:\\a',
  'con',
  'nul.value',
  '~',
  '%2E%2E',
  '__proto__',
  'constructor',
  'a b\u0000c\n',
  '.hidden',
  'slack:T0123/E0456',
  '19:abc@thread.tacv2;messageid=1700000000000',
  'İstanbul 日本語 👩‍👩‍👧',
  'e\u0301',
  '\u00e9',
  'n'.repeat(2000),
  `${'n'.repeat(1999)}m`,
  '🐝'.repeat(1000),
  'same',
  'Same',
  'SAME',
]

/** What every shelf promises, whatever it is made of. */
export function shelfContract(name: string, open: () => Promise<ShelfUnderTest>): void {
  describe(`${name} keeps the promises of a shelf`, () => {
    let under: ShelfUnderTest
    const shelf = () => under.shelf
    beforeEach(async () => {
      under = await open()
    })
    afterEach(() => under.discard())

    test('what was put last is there until it is removed', async () => {
      expect(await shelf().get('a')).toBeUndefined()
      await shelf().put('a', { n: 1 })
      await shelf().put('b', 'other')
      await shelf().put('a', { n: 2, list: [null, true, 'x'] })
      expect(await shelf().get('a')).toEqual({ n: 2, list: [null, true, 'x'] })
      await shelf().remove('a')
      await shelf().remove('a')
      expect(await shelf().get('a')).toBeUndefined()
      expect(await shelf().get('b')).toBe('other')
    })

    test.each([[null], [false], [0], [''], [[]], [JSON.parse('{"__proto__":{"a":1}}')]])(
      'it keeps %j, which is not the same as nothing',
      async (value) => {
        await shelf().put('a', value)
        expect(JSON.stringify(await shelf().get('a'))).toBe(JSON.stringify(value))
        expect(await shelf().names('')).toEqual(['a'])
      },
    )

    test('what happens to a value outside changes nothing inside', async () => {
      const value = { list: [1] }
      await shelf().put('a', value)
      value.list.push(2)
      const got = (await shelf().get('a')) as typeof value
      expect(got).toEqual({ list: [1] })
      expect(() => got.list.push(3)).toThrow(TypeError)
      expect(await shelf().get('a')).toEqual({ list: [1] })
    })

    test('names that begin so are listed in order', async () => {
      for (const each of ['teams:2', 'slack:2', 'slack:10', 'slack', 'Slack:1']) {
        await shelf().put(each, 1)
      }
      await shelf().remove('slack:2')
      await shelf().put('slack:1', 1)
      expect(await shelf().names('slack:')).toEqual(['slack:1', 'slack:10'])
      expect(await shelf().names('')).toEqual([
        'Slack:1',
        'slack',
        'slack:1',
        'slack:10',
        'teams:2',
      ])
      expect(await shelf().names('nobody')).toEqual([])
    })

    test('any name has a place of its own', async () => {
      for (const [index, each] of oddNames.entries()) await shelf().put(each, index)
      for (const [index, each] of oddNames.entries()) expect(await shelf().get(each)).toBe(index)
      expect(await shelf().names('')).toEqual(oddNames.toSorted())
      for (const each of oddNames) await shelf().remove(each)
      expect(await shelf().names('')).toEqual([])
    })

    test.each([
      ['nothing', ''],
      ['too much', 'n'.repeat(2001)],
      ['half a character', 'half \ud83d'],
    ])('a name of %s is refused', async (_, each) => {
      const refused = { code: 'bad-input' }
      await expect(shelf().get(each)).rejects.toMatchObject(refused)
      await expect(shelf().put(each, 1)).rejects.toMatchObject(refused)
      await expect(shelf().remove(each)).rejects.toMatchObject(refused)
    })

    test('what JSON cannot keep is refused, and what was there stays', async () => {
      const circle: unknown[] = []
      circle.push(circle)
      await shelf().put('a', 1)
      for (const value of [undefined, () => 1, Symbol('s'), 1n, circle]) {
        await expect(shelf().put('a', value)).rejects.toMatchObject({ code: 'bad-input' })
      }
      expect(await shelf().get('a')).toBe(1)
    })

    test('a value is made of the one that is there, and nobody comes in between', async () => {
      const more = (before: unknown) => ({ n: (before as { n: number } | undefined)?.n ?? 0 })
      const add = (before: unknown) => ({ n: more(before).n + 1 })
      await Promise.all(Array.from({ length: 30 }, () => shelf().change('count', add)))
      expect(await shelf().get('count')).toEqual({ n: 30 })
      expect(await shelf().change('count', (before) => before)).toEqual({ n: 30 })
      expect(await shelf().change('count', () => undefined)).toBeUndefined()
      expect(await shelf().get('count')).toBeUndefined()
      expect(await shelf().names('')).toEqual([])
    })

    test('a change that fails, or makes what JSON cannot keep, leaves what was there', async () => {
      await shelf().put('a', 1)
      const broken = shelf().change('a', () => {
        throw new TypeError('broken')
      })
      await expect(broken).rejects.toThrow()
      await expect(shelf().change('a', () => 1n)).rejects.toMatchObject({ code: 'bad-input' })
      await expect(shelf().change('', () => 1)).rejects.toMatchObject({ code: 'bad-input' })
      expect(await shelf().get('a')).toBe(1)
      await shelf().change('a', (before) => [before])
      const kept = (await shelf().get('a')) as number[]
      expect(kept).toEqual([1])
      expect(() => kept.push(2)).toThrow(TypeError)
    })

    test('of many puts at once the last one asked for stays', async () => {
      const numbers = Array.from({ length: 20 }, (_, index) => index)
      await Promise.all(numbers.map((number) => shelf().put('a', number)))
      expect(await shelf().get('a')).toBe(19)
      await Promise.all(numbers.map((number) => shelf().put(`n${number}`, number)))
      expect(await shelf().names('n')).toHaveLength(20)
    })
  })
}
