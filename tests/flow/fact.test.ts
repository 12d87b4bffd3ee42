import { describe, expect, test } from 'vitest'
import type { AnswerValue, GivenAnswer } from '../../src/flow/answer.ts'
import { flowRules, readFacts, settleFact, standingAnswers } from '../../src/flow/fact.ts'
import { ask, choice, flowOf, when } from '../engine/small-flow.ts'

const says = (by: string, question: string, value: AnswerValue, settles = false): GivenAnswer => ({
  question,
  by,
  at: '2026-11-21T09:00:00Z',
  value,
  ...(settles && { settles }),
})

describe('what several people say about one thing', () => {
  const dana = says('dana', 'copies', 'yes')

  test('nobody was asked, somebody skipped, somebody is not sure: three different things', () => {
    expect(settleFact([]).state).toBe('unasked')
    expect(settleFact([says('dana', 'copies', null)]).state).toBe('skipped')
    expect(settleFact([says('dana', 'copies', '?')]).state).toBe('notSure')
    expect(settleFact([says('dana', 'copies', null), says('ravi', 'copies', '?')]).state).toBe(
      'notSure',
    )
  })

  test('somebody who knows outweighs those who do not', () => {
    const fact = settleFact([says('mei', 'copies', '?'), dana, says('ravi', 'copies', null)])
    expect(fact).toMatchObject({ state: 'known', possible: ['yes'] })
  })

  test('two who agree make it known, two who differ make it disputed', () => {
    expect(settleFact([dana, says('ravi', 'copies', 'yes')]).state).toBe('known')
    const fact = settleFact([dana, says('ravi', 'copies', 'no')])
    expect(fact).toMatchObject({ state: 'disputed', possible: ['yes', 'no'] })
    expect(fact.answers.map((answer) => answer.by)).toEqual(['dana', 'ravi'])
  })

  test('whoever was asked by name settles it, whoever spoke before or after', () => {
    const ravi = says('ravi', 'copies', 'no', true)
    for (const answers of [
      [dana, ravi],
      [ravi, dana],
    ]) {
      expect(settleFact(answers)).toEqual({ state: 'known', possible: ['no'], answers: [ravi] })
    }
  })

  test('"not sure" from whoever was asked by name leaves it open: better than a guess', () => {
    expect(settleFact([dana, says('ravi', 'copies', '?', true)]).state).toBe('notSure')
  })

  test('a skip settles nothing', () => {
    expect(settleFact([dana, says('ravi', 'copies', null, true)]).state).toBe('known')
  })

  test('the same names in other places are another answer', () => {
    const two = [says('dana', 'team', ['Ravi', 'Mei']), says('mei', 'team', ['Mei', 'Ravi'])]
    expect(settleFact(two, true).state).toBe('disputed')
    expect(settleFact(two).state).toBe('known')
  })
})

describe('facts read from answers', () => {
  const rules = flowRules(
    flowOf(
      {
        about: [
          ask('public'),
          ask('reach', { inferred: { when: when('public', 'yes'), value: 'yes' } }),
          ask('open', { when: when('reach', 'yes') }),
          ask('services', { type: 'list', choices: [], max: 3 }),
          ask('gives', { type: 'multi', each: { list: 'services', max: 3 } }),
          ask('kinds', { choices: [choice('shop'), choice('blog')] }),
        ],
      },
      { stage: { fact: 'kinds.fact', early: ['blog'] }, lowStakes: when('public', 'no') },
    ),
  )
  const states = (...answers: GivenAnswer[]) =>
    Object.fromEntries([...readFacts(rules, answers)].map(([name, fact]) => [name, fact.state]))

  test('what follows from other answers is known without asking, and others may rest on it', () => {
    const facts = states(says('dana', 'public', 'yes'))
    expect(facts['reach.fact']).toBe('inferred')
    expect(facts['open.fact']).toBe('unasked')
    expect(states(says('dana', 'public', '?'))['reach.fact']).toBe('unasked')
  })

  test('a stored answer yields to what is known without asking', () => {
    const reach = says('dana', 'reach', 'no')
    expect(states(says('dana', 'public', 'yes'), reach)['reach.fact']).toBe('inferred')
    expect(states(says('dana', 'public', 'no'), reach)['reach.fact']).toBe('known')
    expect(states(says('dana', 'public', 'no'), reach)['open.fact']).toBe('notApplicable')
  })

  test('questions about services are there once for each that was named', () => {
    const named = (...names: string[]) => {
      const facts = states(says('dana', 'services', names))
      return ['gives.fact', 'gives.fact.2', 'gives.fact.3'].filter(
        (name) => facts[name] === 'unasked',
      )
    }
    expect(named('Ship')).toHaveLength(1)
    expect(named('Ship', 'Mail', 'Bank')).toHaveLength(3)
    expect(states()['gives.fact']).toBe('unasked')
    expect(states()['gives.fact.2']).toBe('notApplicable')
  })

  test('where people name different services, the longest list is asked about', () => {
    const facts = states(
      says('dana', 'services', ['Ship']),
      says('ravi', 'services', ['Ship', 'Mail']),
    )
    expect(facts['gives.fact.2']).toBe('unasked')
  })

  test('an answer whose choice is gone is no answer until the choice is back', () => {
    const answers = [says('dana', 'kinds', 'boat'), says('dana', 'gone', 'yes')]
    expect(states(...answers)['kinds.fact']).toBe('unasked')
    expect(standingAnswers(rules, answers).size).toBe(0)
  })

  test('stakes are low and a product is early only when the answers say so for sure', () => {
    const facts = (...answers: GivenAnswer[]) => readFacts(rules, answers)
    expect(rules.lowStakes(facts(says('dana', 'public', 'no')))).toBe(true)
    expect(rules.lowStakes(facts(says('dana', 'public', '?')))).toBe(false)
    expect(rules.lowStakes(facts())).toBe(false)
    expect(rules.early(facts(says('dana', 'kinds', 'blog')))).toBe(true)
    const split = facts(says('dana', 'kinds', 'blog'), says('ravi', 'kinds', 'shop'))
    expect(rules.early(split)).toBe(false)
  })
})
