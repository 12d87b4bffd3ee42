import { describe, expect, test } from 'vitest'
import { exampleLift, topicLift } from '../../../src/analysis/order/lift.ts'
import { orderRule } from '../../../src/analysis/order/rule.ts'
import type { Example, Facets } from '../../../src/analysis/other-products.ts'
import { noLanguageWords } from '../../../src/analysis/text-words.ts'

const facet = (pct: Facets['base']) => ({ title: 'a kind', sure: null, words: ['kind'], pct })
const facets: Facets = {
  base: { flood: 10, spill: 10 },
  facets: { stand: facet({ flood: 40, spill: 5 }), van: facet({ flood: 0, spill: 10 }) },
  stories: {},
}

describe('what the kinds of a product tell', () => {
  test('is how many times they double the chance of a story', () => {
    const lift = topicLift(facets, ['stand'], orderRule)
    expect(lift('flood').points).toBeCloseTo(2)
    expect(lift('spill').points).toBeCloseTo(-1)
  })

  test('is the mean of its kinds, and names the one that says it most', () => {
    const lift = topicLift(facets, ['van', 'stand'], orderRule)
    expect(lift('flood').points).toBeCloseTo(1)
    expect(lift('flood').reason).toEqual({ kind: 'topic', facet: 'stand' })
    expect(lift('spill').reason).toBeUndefined()
  })

  test('is nothing without a confirmed kind, or for a story that nobody knows', () => {
    expect(topicLift(facets, [], orderRule)('flood')).toEqual({ points: 0 })
    expect(topicLift(facets, ['stand'], orderRule)('new')).toEqual({ points: 0 })
  })
})

describe('what example products tell', () => {
  const example = (id: string, first: Example['first']): Example => ({
    id,
    name: id,
    plain: id,
    words: [],
    fear: id,
    area: 'work',
    facets: ['stand'],
    first,
  })
  const [fair, shop, van] = [
    example('fair', { flood: 80 }),
    example('shop', { spill: 30 }),
    example('van', {}),
  ]
  const others = {
    facets,
    examples: [fair, shop, van],
    language: noLanguageWords,
  }
  const lift = exampleLift(others, orderRule)

  test('lifts what they put first, softly, and says which of them', () => {
    const { points, reason } = lift([fair, shop], true)('flood')
    expect(points).toBeGreaterThan(0)
    expect(points).toBeLessThan(0.5)
    expect(reason).toEqual({ kind: 'like', example: 'fair' })
  })

  test('lowers what none of them has by half a point at most', () => {
    expect(lift([van], true)('flood').points).toBeGreaterThanOrEqual(-0.5)
    expect(lift([van], true)('flood').points).toBeLessThan(0)
  })

  test('is no reason where nobody picked it', () => {
    expect(lift([fair], false)('flood').reason).toBeUndefined()
    expect(lift([], false)('flood')).toEqual({ points: 0 })
  })
})
