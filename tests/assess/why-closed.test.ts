import { expect, test } from 'vitest'
import { createExplainer } from '../../src/assess/why-closed.ts'
import type { Condition } from '../../src/flow/condition.ts'
import { flowRules, readFacts } from '../../src/flow/fact.ts'
import { flowSourceSchema, openFlow } from '../../src/flow/flow.ts'

const words = { ask: 'Is it?', short: 'It', why: 'Because.', example: 'Such as.', owner: 'product' }
const choices = ['yes', 'no'].map((value) => ({ value, label: value }))
const one = (id: string, more: object = {}) => ({
  ...words,
  id,
  fact: id,
  depth: 'core',
  type: 'single',
  choices,
  ...more,
})
const yes = (fact: string): Condition => ({ fact, is: ['yes'] })

/** Questions a, b and c stand open; x opens when the condition holds; y opens when x says yes. */
function explained(when: Condition, answers: Readonly<Record<string, string>>, about = 'x') {
  const source = flowSourceSchema.parse({
    id: 'small',
    version: 1,
    title: 'Small',
    limits: { quick: 9, lowStakes: 9, full: 9 },
    lowStakes: { always: true },
    derived: { both: { all: [yes('a'), yes('b')] } },
    sections: [
      {
        id: 'all',
        title: 'All',
        questions: [one('a'), one('b'), one('c'), one('x', { when }), one('y', { when: yes('x') })],
      },
    ],
  })
  const rules = flowRules(openFlow(source))
  const given = Object.entries(answers).map(([question, value]) => ({
    question,
    value,
    by: '',
    at: '',
  }))
  const question = rules.byId.get(about)
  return question ? createExplainer(rules, readFacts(rules, given))(question) : undefined
}

const no = { a: 'no', b: 'no', c: 'no' }

test.each<[string, Condition, Readonly<Record<string, string>>, readonly string[]]>([
  ['what says no', yes('a'), no, ['a']],
  ['the first of those that all had to hold', { all: [yes('a'), yes('b')] }, no, ['a']],
  ['only what does not hold', { all: [yes('a'), yes('b')] }, { a: 'yes', b: 'no' }, ['b']],
  ['all of those of which any would do', { any: [yes('a'), yes('b')] }, no, ['a', 'b']],
  ['what should not have been', { not: yes('a') }, { a: 'yes' }, ['a']],
  [
    'one of several that should not have been',
    { not: { any: [yes('a'), yes('b')] } },
    { a: 'yes', b: 'yes' },
    ['a'],
  ],
  [
    'both that should not have been together',
    { not: { derived: 'both' } },
    { a: 'yes', b: 'yes' },
    ['a', 'b'],
  ],
  ['what is behind a name', { derived: 'both' }, { a: 'yes', b: 'no' }, ['b']],
])('%s', (_, when, answers, because) => {
  expect(explained(when, answers)).toEqual(because)
})

test('what closed the question that closes it', () => {
  expect(explained(yes('a'), no, 'y')).toEqual(['a'])
})
