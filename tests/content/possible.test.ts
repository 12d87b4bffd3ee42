import { describe, expect, test } from 'vitest'
import { possibilities } from '../../src/content/possible.ts'
import { seeded } from '../../src/content/random.ts'
import type { Condition } from '../../src/flow/condition.ts'
import { compileCondition } from '../../src/flow/evaluate.ts'
import { flowRules, readFacts } from '../../src/flow/fact.ts'
import { flowSourceSchema, openFlow, type Question } from '../../src/flow/flow.ts'

const about = { owner: 'product', ask: 'Ask?', short: 'Short', why: 'Why.', example: 'So.' }
const choices = (...values: string[]) => values.map((value) => ({ value, label: value }))

const flow = openFlow(
  flowSourceSchema.parse({
    id: 'tiny',
    version: 1,
    title: 'Tiny',
    limits: { quick: 9, lowStakes: 9, full: 9 },
    lowStakes: { always: true },
    derived: { wide: { fact: 'b', includes: ['x', 'y'] } },
    sections: [
      {
        id: 's',
        title: 'S',
        questions: [
          {
            ...about,
            id: 'a',
            fact: 'a',
            depth: 'core',
            type: 'single',
            choices: choices('p', 'q', 'r'),
          },
          {
            ...about,
            id: 'b',
            fact: 'b',
            depth: 'core',
            type: 'multi',
            when: { fact: 'a', is: ['p', 'q'] },
            choices: [...choices('x', 'y'), { value: 'z', label: 'z', exclusive: true }],
          },
          {
            ...about,
            id: 'c',
            fact: 'c',
            depth: 'core',
            type: 'single',
            when: { derived: 'wide' },
            inferred: { when: { fact: 'a', is: ['q'] }, value: 'm' },
            choices: choices('m', 'n'),
          },
        ],
      },
    ],
  }),
)
const canBe = possibilities(flow)

describe('what a flow allows', () => {
  test.each<[string, Condition, boolean]>([
    ['a choice', { fact: 'a', is: ['p'] }, true],
    [
      'two choices of one',
      {
        all: [
          { fact: 'a', is: ['p'] },
          { fact: 'a', is: ['q'] },
        ],
      },
      false,
    ],
    [
      'several of several',
      {
        all: [
          { fact: 'b', includes: ['x'] },
          { fact: 'b', includes: ['y'] },
        ],
      },
      true,
    ],
    [
      'what excludes',
      {
        all: [
          { fact: 'b', includes: ['x'] },
          { fact: 'b', includes: ['z'] },
        ],
      },
      false,
    ],
    [
      'behind a closed branch',
      {
        all: [
          { fact: 'a', is: ['r'] },
          { fact: 'b', includes: ['x'] },
        ],
      },
      false,
    ],
    [
      'two branches deep',
      {
        all: [
          { fact: 'a', is: ['r'] },
          { fact: 'c', is: ['m'] },
        ],
      },
      false,
    ],
    [
      'not behind a closed branch',
      { all: [{ fact: 'a', is: ['r'] }, { not: { fact: 'b', includes: ['x'] } }] },
      true,
    ],
    [
      'the inferred value',
      {
        all: [
          { fact: 'a', is: ['q'] },
          { fact: 'c', is: ['m'] },
        ],
      },
      true,
    ],
    [
      'against the inferred value',
      {
        all: [
          { fact: 'a', is: ['q'] },
          { fact: 'c', is: ['n'] },
        ],
      },
      false,
    ],
    ['never', { not: { always: true } }, false],
  ])('%s', (_, condition, possible) => {
    expect(canBe(condition, true)).toBe(possible)
  })
})

/** Every complete set of answers, the slow and plain way. */
function everyProduct() {
  const values = ({ choices: list, type }: Question): (string | string[])[] =>
    type === 'multi' ? [['x'], ['y'], ['x', 'y'], ['z']] : list.map(({ value }) => value)
  const rules = flowRules(flow)
  const [a = [], b = [], c = []] = flow.questions.map(values)
  return a.flatMap((one) =>
    b.flatMap((two) =>
      c.map((three) =>
        readFacts(
          rules,
          [one, two, three].map((value, n) => ({
            question: 'abc'[n] ?? '',
            by: 'me',
            at: '2026-01-01T00:00:00.000Z',
            value,
          })),
        ),
      ),
    ),
  )
}

test('it agrees with trying every product, on 500 random conditions (seeds 0 to 499)', () => {
  const products = everyProduct()
  const leaves: Condition[] = [
    { fact: 'a', is: ['p'] },
    { fact: 'a', is: ['q', 'r'] },
    { fact: 'b', includes: ['x'] },
    { fact: 'b', includes: ['y', 'z'] },
    { fact: 'c', is: ['m'] },
    { derived: 'wide' },
  ]
  for (let seed = 0; seed < 500; seed++) {
    const random = seeded(seed)
    const draw = (depth: number): Condition => {
      const kind = depth === 0 ? 3 : Math.floor(random() * 4)
      if (kind === 0) return { all: [draw(depth - 1), draw(depth - 1)] }
      if (kind === 1) return { any: [draw(depth - 1), draw(depth - 1)] }
      if (kind === 2) return { not: draw(depth - 1) }
      return leaves[Math.floor(random() * leaves.length)] ?? { always: true }
    }
    const condition = draw(3)
    const rule = compileCondition(condition, { derived: flow.derived, eachFacts: new Set() })
    const truths = products.map((facts) => rule(facts, 'closed'))
    for (const wanted of [true, false]) {
      const message = `seed ${seed}: ${JSON.stringify(condition)}`
      expect(canBe(condition, wanted), message).toBe(truths.includes(wanted))
    }
  }
})
