import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { bandsByUrgency } from '../../../src/domain/vocabulary.ts'
import {
  drawProductMap,
  latenesses,
  latenessOf,
  type MappedProduct,
  productMapLines,
} from '../../../src/report/pictures/product-map.ts'
import { say } from '../../own-content.ts'

const product = (place: number, more: Partial<MappedProduct> = {}): MappedProduct => ({
  place,
  title: `Product ${place}`,
  band: 'actFirst',
  lateness: 'onTime',
  ...more,
})
const many = (count: number) => Array.from({ length: count }, (_, n) => product(n + 1))
const draw = (products: readonly MappedProduct[]) => drawProductMap(say, products) ?? ''

/** The numbers that stand in a field, each with where it stands. */
const discs = (svg: string) =>
  [
    ...svg.matchAll(
      /<circle cx="([\d.]+)" cy="([\d.]+)" r="10"[^>]*\/><text x="([\d.]+)" y="([\d.]+)" font-size="(\d+)"[^>]*>([^<]*)</g,
    ),
  ].map(([, x, y, , , size, words]) => ({ x: Number(x), y: Number(y), size: Number(size), words }))

test.each([
  [-5, 'onTime'],
  [0, 'onTime'],
  [1, 'weeks'],
  [14, 'weeks'],
  [15, 'months'],
  [61, 'months'],
  [62, 'longer'],
  [999, 'longer'],
] as const)('what was due %i days ago is late by: %s', (days, lateness) => {
  expect(latenessOf(days)).toBe(lateness)
})

describe('the map of products by how bad and how late', () => {
  test('is not drawn without any product', () => {
    expect(drawProductMap(say, [])).toBeUndefined()
  })

  test('has every product in the field of its band and its lateness', () => {
    const all = bandsByUrgency.flatMap((band, row) =>
      latenesses.map((lateness, column) =>
        product(row * latenesses.length + column + 1, { band, lateness }),
      ),
    )
    const found = discs(draw(all))
    expect(found.map(({ words }) => words)).toEqual(all.map(({ place }) => String(place)))
    const rows = [...new Set(found.map(({ y }) => y))]
    const columns = [...new Set(found.map(({ x }) => x))]
    expect(rows).toEqual(rows.toSorted((one, other) => one - other))
    expect(columns).toEqual(columns.toSorted((one, other) => one - other))
    expect([rows.length, columns.length]).toEqual([bandsByUrgency.length, latenesses.length])
  })

  test('a field holds nine; of more, the last says how many there are besides', () => {
    const words = (count: number) => discs(draw(many(count))).map(({ words: shown }) => shown)
    expect(words(9)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(words(10)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '+2'])
    expect(words(12).at(-1)).toBe('+4')
  })

  test('long numbers are set smaller, so that they stay in their disc', () => {
    const sizes = discs(draw([product(9), product(99), product(100)])).map(({ size }) => size)
    expect(sizes[1]).toBe(sizes[0])
    expect(sizes[2]).toBeLessThan(sizes[1] ?? 0)
  })

  test('lists forty under it, and the map has the numbers of all', () => {
    const svg = draw(
      many(41).map((one) => ({ ...one, lateness: one.place > 38 ? 'longer' : 'onTime' })),
    )
    expect(svg).toContain('>Product 40</text>')
    expect(svg).not.toContain('Product 41')
    expect(discs(svg).map(({ words }) => words)).toContain('41')
  })

  test('is on its paper, and has the words for those who cannot see it', () => {
    const svg = draw([product(1, { title: '<b>Swim</b> & more' }), product(2)])
    expect(new Resvg(svg).width).toBe(360)
    expect(svg).not.toContain('<b>')
    const lines = productMapLines(say, [product(1), product(2, { lateness: 'months' })])
    expect(lines).toEqual([
      '1: Product 1. Act first. nothing is late.',
      '2: Product 2. Act first. up to two months.',
    ])
    expect(draw([product(1)])).toContain(`>${lines[0]}</desc>`)
  })

  test('as it is drawn', async () => {
    const svg = draw([
      ...many(10),
      product(11, {
        band: 'fineForNow',
        lateness: 'longer',
        title: 'A rather long name '.repeat(6),
      }),
      product(12, { band: 'planSoon', lateness: 'weeks' }),
      product(100, { band: 'keepInMind', lateness: 'months' }),
    ])
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('product-map.svg')
  })
})
