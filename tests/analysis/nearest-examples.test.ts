import { describe, expect, test } from 'vitest'
import { isNear, nearestExamples } from '../../src/analysis/nearest-examples.ts'
import { productLibrary } from '../../src/analysis/product-library.ts'
import { suggestedNouns } from '../../src/analysis/suggested-nouns.ts'
import type { Facts, FactValue } from '../../src/flow/fact.ts'
import { realContent } from './real-content.ts'

const { rules, catalogue } = await realContent()
const { others } = catalogue
if (!others) throw new Error('no examples')
const nearest = nearestExamples(rules.flow, others)
const nouns = suggestedNouns(others.language)

const known = (facts: Readonly<Record<string, FactValue>>): Facts =>
  new Map(
    Object.entries(facts).map(([name, value]) => [
      name,
      { state: 'known', possible: [value], answers: [] },
    ]),
  )
const idsFor = (facts: Readonly<Record<string, FactValue>>): readonly string[] =>
  nearest(known(facts), 10).map(({ example }) => example.id)

describe('the nearest examples', () => {
  test('are found in a team’s own words', () => {
    expect(idsFor({ 'product.summary': 'Guests open the front door with their phone.' })[0]).toBe(
      'smart-door-lock',
    )
    expect(
      idsFor({
        'product.summary': 'Nurses write down what each patient gets.',
        'impact.never': 'A patient on the ward must never get the wrong drug.',
      }),
    ).toContain('hospital-ward-records')
  })

  test('are ten at most, the same every time, and the nearest first', () => {
    const facts = { 'product.summary': 'People buy and sell things, and pay by card.' }
    expect(idsFor(facts)).toHaveLength(10)
    expect(idsFor(facts)).toEqual(idsFor(facts))
    const far = nearest(known(facts), 10).map(({ nearness }) => nearness)
    expect(far).toEqual(far.toSorted((one, other) => other - one))
  })

  test('share the topics that somebody confirmed', () => {
    const facts = { 'product.summary': 'People book visits and talk by video.' }
    const before = idsFor(facts)
    const after = idsFor({ ...facts, 'product.topics': ['health'] })
    const health = (ids: readonly string[]): number =>
      others.examples.filter(({ id, facets }) => ids.includes(id) && facets.includes('health'))
        .length
    expect(health(after)).toBeGreaterThanOrEqual(health(before))
  })

  test.each([
    {},
    { 'product.summary': '' },
    { 'product.summary': 'It is a product that does things for you.' },
    { 'product.summary': '🎈 ??? 12345' },
  ])('are none where nothing telling was written: %o', (facts) => {
    expect(idsFor(facts)).toEqual([])
  })
})

describe('the nouns that are suggested', () => {
  const found = (facts: Readonly<Record<string, FactValue>>): readonly string[] =>
    nouns(known(facts)).map(({ many }) => many)

  test('are roles that were written of, the most frequent first', () => {
    expect(
      found({
        'product.summary': 'Pupils hand in homework, and a teacher marks it.',
        'product.hands': 'Teachers see what their pupils wrote. A pupil sees their own.',
      }),
    ).toEqual(['pupils', 'teachers'])
  })

  test('know plurals of their own, and are no services', () => {
    expect(
      found({
        'impact.never': 'A child is found by a stranger.',
        'conn.services': ['the mail sender'],
      }),
    ).toEqual(['children'])
    expect(found({})).toEqual([])
  })
})

describe('the examples that are offered', () => {
  const library = productLibrary(rules.flow, others)
  const facts = {
    'product.summary': 'Guests open the front door with their phone.',
    'product.topics': ['health'],
  }

  test('share more than a stray word, or a topic that somebody confirmed', () => {
    const all = nearest(known(facts), others.examples.length)
    const offered = library.nearestExamples(known(facts))
    const stray = all.filter((one) => !isNear(one) && !one.sharesTopic)
    expect(stray.length).toBeGreaterThan(0)
    expect(offered.length).toBeGreaterThan(0)
    expect(offered.filter((id) => stray.some(({ example }) => example.id === id))).toEqual([])
  })

  test('are fewer rather than filled up, and none where nothing is near', () => {
    const { 'product.summary': summary } = facts
    const offered = library.nearestExamples(known({ 'product.summary': summary }))
    const near = nearest(known({ 'product.summary': summary }), 10).filter(isNear)
    expect(offered).toEqual(near.map(({ example }) => example.id))
    expect(offered.length).toBeLessThan(10)
  })
})
