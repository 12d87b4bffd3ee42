import { describe, expect, test } from 'vitest'
import {
  lineHeight,
  picture,
  pictureWidth,
  round,
  textLines,
  widthOf,
  wrap,
} from '../../../src/report/pictures/svg.ts'

describe('how wide words are', () => {
  test('goes by the letter: narrow, usual, large and wide ones, and by the size', () => {
    const widths = ['i', 'a', 'A', 'm', '港'].map((letter) => widthOf(letter, 10))
    expect(widths).toEqual(widths.toSorted((one, other) => one - other))
    expect(new Set(widths).size).toBe(5)
    expect(widthOf('am', 20)).toBeCloseTo(2 * (widthOf('a', 10) + widthOf('m', 10)))
  })

  test('takes a whole em for letters of East Asia and emoji, and not for usual signs', () => {
    for (const letter of ['ᄀ', '港', 'の', '👩‍👩‍👧', '🙂']) {
      expect(widthOf(letter, 100)).toBeCloseTo(115)
    }
    for (const letter of ['é', 'ß', 'ש', 'م', 'ჿ', '…', '–', '“']) {
      expect(widthOf(letter, 100)).toBeLessThanOrEqual(76)
    }
    expect(widthOf('\u2000', 100)).toBeLessThanOrEqual(76)
    expect(widthOf('\u206f', 100)).toBeLessThanOrEqual(76)
    expect(widthOf('\u1fff', 100)).toBeCloseTo(115)
    expect(widthOf('\u2070', 100)).toBeCloseTo(115)
  })

  test('marks that isolate a name take no room', () => {
    expect(widthOf('\u2068a\u2069', 100)).toBe(widthOf('a', 100))
  })
})

describe('breaking words into lines', () => {
  const size = 10
  const of = (words: string) => widthOf(words, size)

  test('fills each line to the last word that fits', () => {
    const room = { width: of('aaa bbb'), size, lines: 9 }
    expect(wrap('aaa bbb ccc', room)).toEqual(['aaa bbb', 'ccc'])
    expect(wrap('aaa bbb ccc', { ...room, width: room.width - 0.01 })).toEqual([
      'aaa',
      'bbb',
      'ccc',
    ])
  })

  test('gives no line for no words, and never an empty one', () => {
    const room = { width: 3, size, lines: 9 }
    expect(wrap('', room)).toEqual([])
    expect(wrap('  ', room)).toEqual([])
    // Not one of these letters fits.
    expect(wrap('WW W', room)).toEqual(['W', 'W', 'W'])
    expect(wrap('WW W', { ...room, lines: 2 })).toEqual(['W', '…'])
  })

  test('what does not fit ends with an ellipsis, in no more lines than there are', () => {
    const room = { width: of('aaa bbb…'), size, lines: 2 }
    expect(wrap('aaa bbb ccc ddd', room)).toEqual(['aaa bbb', 'ccc ddd'])
    expect(wrap('aaa bbb ccc ddd eee', room)).toEqual(['aaa bbb', 'ccc ddd…'])
    expect(wrap('aaa bbb ccc ddd eee', { ...room, lines: 1 })).toEqual(['aaa bbb…'])
  })

  test('is cut after a word where most of the line is left, and else within one', () => {
    const cut = (words: string) => wrap(words, { width: of('aaaaaa bbbb…'), size, lines: 1 })[0]
    expect(cut('aaaaaa bbbbbbbb c')).toBe('aaaaaa…')
    const half = wrap('aaaa bbbb c', { width: of('aaaa bbbb') + 0.01, size, lines: 1 })
    expect(half).toEqual(['aaaa bbb…'])
    expect(cut('aa bbbbbbb c d e')).toMatch(/^aa b+ ?c?…$/)
  })

  test('no comma, dash or bracket stands before the ellipsis', () => {
    const cut = (words: string) => wrap(words, { width: of('aaaaaaa -bb'), size, lines: 1 })[0]
    expect(cut('aaaaaaa, bbbb cc')).toBe('aaaaaaa…')
    expect(cut('aaaaaaa (bbb cc')).toBe('aaaaaaa…')
  })

  test('a word that just fits stays whole', () => {
    const room = { width: of('abcdef'), size, lines: 9 }
    expect(wrap('abcdef', room)).toEqual(['abcdef'])
    expect(wrap('abcdef', { ...room, width: room.width - 0.01 })).toEqual(['abcde', 'f'])
  })
})

describe('lines of text', () => {
  test('stand under each other, in the middle unless said otherwise', () => {
    const svg = textLines(['one', 'two <b>'], { x: 30.26, y: 100, size: 10 })
    const [first, second] = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)].map(
      ([, x, y]) => [Number(x), Number(y)],
    )
    expect(first).toEqual([30.3, 103.5])
    expect(second).toEqual([30.3, 103.5 + lineHeight(10)])
    expect(svg).toContain('text-anchor="middle"')
    expect(svg).not.toMatch(/font-weight|<b>/)
    const bold = textLines(['one'], { x: 1, y: 1, size: 10, bold: true, anchor: 'end' })
    expect(bold).toMatch(/text-anchor="end".* font-weight="700"/)
  })

  test('numbers are short enough for a file', () => {
    expect([round(1.26), round(1.24), round(-0.26)]).toEqual([1.3, 1.2, -0.3])
  })
})

describe('a whole picture', () => {
  const body = [
    '<rect x="10" y="1" width="5" height="5"/>',
    textLines(['a'], { x: 20, y: 9, size: 10, anchor: 'start' }),
    textLines(['b'], { x: 100, y: 9, size: 10 }),
    textLines(['c'], { x: 340, y: 9, size: 10, anchor: 'end' }),
  ].join('')
  const drawn = (language: string) =>
    picture('map', 80.04, { title: 'A & B', description: 'All', language }, body)

  test('has its name for those who cannot see it, its paper and its size', () => {
    const svg = drawn('en')
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 360 80" width="360" height="80"/)
    expect(svg).toContain('aria-labelledby="map-title map-desc"')
    expect(svg).toContain('<title id="map-title">A &amp; B</title><desc id="map-desc">All</desc>')
    expect(svg).toContain('<rect x="0.5" y="0.5" width="359" height="79"')
    expect(svg).toContain(body)
  })

  test('is mirrored for readers who begin at the right, and its words are not', () => {
    const svg = drawn('he')
    expect(svg).toContain(
      `<g transform="translate(${pictureWidth} 0) scale(-1 1)"><rect x="10" y="1" width="5" height="5"/></g>`,
    )
    const places = [...svg.matchAll(/<text x="(\d+)"[^>]*text-anchor="(\w+)"[^>]*>(\w)</g)]
    expect(places.map(([, x, anchor, letter]) => [letter, Number(x), anchor])).toEqual([
      ['a', 340, 'end'],
      ['b', 260, 'middle'],
      ['c', 20, 'start'],
    ])
  })
})
