import { describe, expect, test } from 'vitest'
import { compileThreats } from '../../../src/analysis/compile.ts'
import type { Placed } from '../../../src/analysis/order/placed.ts'
import { orderRule } from '../../../src/analysis/order/rule.ts'
import { chooseFirst } from '../../../src/analysis/order/seats.ts'
import { lemonadeRules, story } from '../lemonade.ts'

let order = 100

/** A story with fewer points than the one before it. */
function placed(id: string, more: Partial<Placed> = {}): Placed {
  order -= 1
  const [compiled] = compileThreats(lemonadeRules, [story(id)])
  if (!compiled) throw new Error('not compiled')
  const letter = { low: 2, high: 2 } as const
  return {
    story: {
      compiled,
      status: 'raised',
      standsFor: [],
      services: [],
      letters: {
        damage: letter,
        reproducibility: letter,
        exploitability: letter,
        affectedUsers: letter,
        discoverability: letter,
      },
    },
    points: order,
    tie: [],
    reasons: [],
    feared: 'no',
    stops: false,
    basic: false,
    ...more,
  }
}

const many = (count: number, name: string, more: Partial<Placed> = {}): readonly Placed[] =>
  Array.from({ length: count }, (_, n) => placed(`${name}${n}`, more))
const chosen = (stories: readonly Placed[], picked = true): readonly string[] =>
  chooseFirst(stories, picked, orderRule).map(({ story }) => story.compiled.threat.id)
const count = (ids: readonly string[], name: string): number =>
  ids.filter((id) => id.startsWith(name)).length

describe('the first seven as a set', () => {
  test('keep three seats for what must never happen, however few points it has', () => {
    const ids = chosen([...many(9, 'usual'), ...many(5, 'feared', { feared: 'first' })])
    expect(count(ids, 'feared')).toBe(3)
    expect(ids).toHaveLength(7)
  })

  test('give them to what can also do it where nothing does it before all else', () => {
    const ids = chosen([
      ...many(9, 'usual'),
      ...many(1, 'before', { feared: 'first' }),
      ...many(5, 'also', { feared: 'also' }),
    ])
    expect([count(ids, 'before'), count(ids, 'also')]).toEqual([1, 2])
  })

  test('keep one seat for what stops it for all', () => {
    const ids = chosen([...many(9, 'usual'), ...many(3, 'stops', { stops: true })])
    expect(count(ids, 'stops')).toBe(1)
  })

  test('need no such seat where what is feared stops it', () => {
    const ids = chosen([
      ...many(9, 'usual'),
      ...many(3, 'feared', { feared: 'first', stops: true }),
      placed('stops', { stops: true }),
    ])
    expect(count(ids, 'stops')).toBe(0)
  })

  test('hold three usual stories at most beside that seat, more where nothing was picked', () => {
    const stories = [
      ...many(9, 'basic', { basic: true }),
      placed('stops', { stops: true, basic: true }),
      ...many(9, 'own'),
    ]
    expect(count(chosen(stories), 'basic')).toBe(3)
    expect(count(chosen(stories, false), 'basic')).toBe(5)
  })

  test('hold what is the same of two services once, and both where nothing else is left', () => {
    const first = placed('link', { feared: 'first' })
    const twin = placed('other', { feared: 'first' })
    const both = [first, { ...twin, story: { ...first.story, standsFor: [2] } }]
    expect(count(chosen([...both, ...many(9, 'own')]), 'link')).toBe(1)
    expect(count(chosen([...both, ...many(4, 'own')]), 'link')).toBe(2)
  })

  test('are filled with usual stories where there is nothing else', () => {
    expect(chosen(many(9, 'basic', { basic: true }))).toHaveLength(7)
    expect(chosen(many(2, 'own'))).toHaveLength(2)
    expect(chosen([])).toEqual([])
  })
})
