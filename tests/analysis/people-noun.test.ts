import { describe, expect, test } from 'vitest'
import { peopleKind, peopleNoun, safeNoun } from '../../src/analysis/people-noun.ts'
import type { Fact, Facts } from '../../src/flow/fact.ts'

const known = (answers: Readonly<Record<string, string | readonly string[]>>): Facts =>
  new Map(
    Object.entries(answers).map(([name, value]) => [
      name,
      { state: 'known', answers: [], possible: [value] } as unknown as Fact,
    ]),
  )

const words = { people: (kind: string) => `the ${kind}` }

describe('what those who use it are called', () => {
  test.each([
    ['only who pays is a customer', ['public'], ['signin', 'pay'], 'customers'],
    ['who does not pay is one of the people', ['public', 'staff'], ['signin'], 'people'],
    ['children alone', ['child', 'staff'], ['pay'], 'children'],
    ['people who need care alone', ['vulnerable'], [], 'care'],
    ['children among others', ['child', 'vulnerable'], [], 'people'],
    ['staff of other companies', ['partner', 'staff'], [], 'partners'],
    ['only our own staff', ['staff'], ['pay'], 'staff'],
    ['staff with others who are paid', ['staff', 'paid'], [], 'people'],
    ['nobody was asked', [], [], 'people'],
  ])('%s', (_, groups, features, kind) => {
    expect(peopleKind(known({ 'people.groups': groups, 'product.features': features }))).toBe(kind)
  })

  test('is no customer where it is about something else than sales', () => {
    const paid = { 'people.groups': ['public'], 'product.features': ['pay'] }
    expect(peopleKind(known({ ...paid, 'product.topics': ['record', 'money'] }))).toBe('people')
    expect(peopleKind(known({ ...paid, 'product.topics': ['money', 'shop'] }))).toBe('customers')
    expect(peopleKind(known({ ...paid, 'product.topics': ['none'] }))).toBe('customers')
  })

  test('is what the team calls them, whoever uses it', () => {
    const facts = known({ 'people.groups': ['public'], 'people.noun': 'Patients' })
    expect(peopleNoun(facts, words)).toBe('patients')
  })

  test('is the usual noun where what was typed is no noun', () => {
    const facts = known({ 'people.groups': ['staff'], 'people.noun': '???' })
    expect(peopleNoun(facts, words)).toBe('the staff')
  })
})

describe('a typed noun inside a sentence', () => {
  test.each([
    ['Patients', 'patients'],
    ['  young   people. ', 'young people'],
    ['NHS patients', 'NHS patients'],
    ['Boy Scouts', 'Boy Scouts'],
    ['{service} *owners*\n<b>', 'service owners b'],
    ['Élèves', 'élèves'],
    ['teachers’ aides', 'teachers’ aides'],
    ['患者', '患者'],
    ['12', ''],
    ['the people who come to us on a Monday or a Tuesday', ''],
  ])('%j is read as %j', (typed, noun) => {
    expect(safeNoun(typed)).toBe(noun)
  })
})
