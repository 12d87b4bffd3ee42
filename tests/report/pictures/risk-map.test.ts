import { describe, expect, test } from 'vitest'
import type { Scale } from '../../../src/domain/vocabulary.ts'
import { drawRiskMap, riskMapWords } from '../../../src/report/pictures/risk-map.ts'
import { analysis, finding, swim } from '../swim.ts'

const rated = (
  id: string,
  [bad, easy]: readonly [Scale, Scale],
  [mildBad, mildEasy] = [bad, easy],
) => {
  const { rating } = finding(id)
  return finding(id, {
    rating: {
      ...rating,
      impact: { low: mildBad, high: bad },
      likelihood: { low: mildEasy, high: easy },
    },
  })
}
const map = (...findings: readonly ReturnType<typeof finding>[]) =>
  drawRiskMap(swim({ analysis: { ...analysis, findings } })) ?? ''

/** The numbers on the map, each with where it stands. */
const dots = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="9"[^>]*\/><text[^>]*>(\d)</g)].map(
    ([, x, y, number]) => ({ x: Number(x), y: Number(y), number }),
  )
const bars = (svg: string) => [...svg.matchAll(/<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+"/g)]
const [low, medium, high, veryHigh] = ['low', 'medium', 'high', 'veryHigh'] as const

describe('the map of how bad against how easy', () => {
  test('worse stands higher, and easier further on', () => {
    const scales = [low, medium, high, veryHigh]
    const byBad = dots(map(...scales.map((bad) => rated(bad, [bad, low]))))
    const ys = scales.map((_, n) => byBad.find(({ number }) => number === String(n + 1))?.y ?? 0)
    expect(ys).toEqual(ys.toSorted((one, other) => other - one))
    expect(new Set(byBad.map(({ x }) => x)).size).toBe(1)
    const byEasy = dots(map(...scales.map((easy) => rated(easy, [high, easy]))))
    const xs = scales.map((_, n) => byEasy.find(({ number }) => number === String(n + 1))?.x ?? 0)
    expect(xs).toEqual(xs.toSorted((one, other) => one - other))
    expect(new Set(byEasy.map(({ y }) => y)).size).toBe(1)
  })

  test('what falls into one field stands beside and below each other there, three in a row', () => {
    const four = dots(map(...['a', 'b', 'c', 'd'].map((id) => rated(id, [high, high]))))
    const [a, b, c, d] = four
    expect([a?.y, b?.y]).toEqual([b?.y, c?.y])
    expect(new Set(four.map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
    expect(d?.x).toBe(a?.x)
    expect(d?.y).toBeGreaterThan(c?.y ?? 0)
  })

  test('a story alone in its field has the first place there, whatever is elsewhere', () => {
    const alone = dots(map(rated('x', [low, low])))[0]
    const beside = dots(
      map(
        rated('a', [high, high]),
        rated('b', [high, low]),
        rated('c', [low, high]),
        rated('x', [low, low]),
      ),
    )
    expect(beside.at(-1)).toMatchObject({ x: alone?.x, y: alone?.y })
  })

  test('a bar leads to the milder end where one of the two is not sure, and is not there else', () => {
    expect(bars(map(rated('a', [high, high])))).toHaveLength(0)
    expect(bars(map(rated('a', [high, high], [low, high])))).toHaveLength(1)
    expect(bars(map(rated('a', [high, high], [high, low])))).toHaveLength(1)
  })

  test('as it is drawn, and in words', async () => {
    const summary = swim({
      analysis: {
        ...analysis,
        findings: [
          rated('a', [veryHigh, high], [medium, low]),
          rated('b', [veryHigh, high]),
          rated('c', [low, medium]),
          { ...rated('d', [high, veryHigh], [low, low]), notKnownYet: true },
          { ...rated('e', [medium, low]), title: 'A rather long title of a story '.repeat(8) },
          finding('own', {}, 'fineForNow'),
          finding('kept', {}, 'keepInMind'),
        ],
      },
    })
    const svg = drawRiskMap(summary) ?? ''
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('risk-map-ranges.svg')
    const [title, ...lines] = riskMapWords(summary).split('\n')
    expect(title).toBe('How bad against how easy')
    expect(lines[0]).toMatch(/^1\. Someone could do a\. How bad very high, how easy high/)
    expect(lines).toHaveLength(7)
    expect(
      riskMapWords(swim({ analysis: { ...analysis, findings: [] } })).split('\n'),
    ).toHaveLength(1)
  })
})
