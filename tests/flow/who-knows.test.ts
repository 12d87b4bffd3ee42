import { expect, test } from 'vitest'
import { flowRules } from '../../src/flow/fact.ts'
import type { Flow, Question } from '../../src/flow/flow.ts'
import { rolesOf, whoKnows } from '../../src/flow/who-knows.ts'
import { checks } from '../own-content.ts'

const flow = [...checks.values()][0]?.compiled.flow as Flow
const rules = flowRules(flow)
const question = (id: string) => flow.questions.find((one) => one.id === id) as Question
const team = question('about.team')

/** Facts of what was answered: who can help, and how people reach the product. */
const factsOf = (names: readonly string[], channels: readonly string[]) =>
  new Map([
    [team.fact, { state: 'known' as const, possible: [names], answers: [] }],
    ['product.channels', { state: 'known' as const, possible: [channels], answers: [] }],
  ])

test('a device asks for somebody who knows it; a website does not', () => {
  const asks = (channels: readonly string[]) =>
    rolesOf({ rules, facts: factsOf([], channels) }).map(({ role }) => role.ask)
  expect(asks(['device'])).toContain('Who knows the device itself?')
  expect(asks(['web'])).not.toContain('Who knows the device itself?')
  expect(asks(['web'])).toContain('Who looks after the money?')
  expect(asks(['web'])).toContain('Who decides what it should do?')
})

test('whoever is said to know a section is asked before whoever builds it all', () => {
  const names = ['Ravi', '', '', '', '', 'Hana']
  const facts = factsOf(names, ['device'])
  expect(whoKnows({ rules, facts }, question('dev.radio'))).toBe('Hana')
  expect(whoKnows({ rules, facts }, question('in.guess'))).toBe('Ravi')
  expect(whoKnows({ rules, facts: factsOf(['Ravi'], ['device']) }, question('dev.radio'))).toBe(
    'Ravi',
  )
})

test('nobody is guessed: without a name nobody is said to know', () => {
  const facts = factsOf(['', '', '', '', 'Mo'], ['web'])
  expect(whoKnows({ rules, facts }, question('in.guess'))).toBeUndefined()
  expect(whoKnows({ rules, facts }, question('wrong.cost'))).toBe('Mo')
})
