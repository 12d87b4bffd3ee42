import { describe, expect, test } from 'vitest'
import { meansFor } from '../../src/analysis/means.ts'
import type { Fact, Facts } from '../../src/flow/fact.ts'
import { story } from './lemonade.ts'

const all = ['people', 'fine', 'trust', 'sales', 'stopped'] as const
const notSure: Fact = { state: 'notSure', possible: [], answers: [] }

const calm = {
  'impact.leak': 'mild',
  'impact.change': 'mild',
  'impact.down': 'weeks',
  'people.groups': ['staff'],
  'product.channels': ['web'],
  'product.features': ['signin'],
  'data.kinds': ['open'],
  'rules.which': ['none'],
}

/** What is left of all meanings, for a calm product but for these answers. */
function means(other: Record<string, string | string[]> = {}, harm = 'any') {
  const known = Object.entries({ ...calm, ...other }).map(([name, value]): [string, Fact] => [
    name,
    value === '?' ? notSure : { state: 'known', possible: [value], answers: [] },
  ])
  const facts: Facts = new Map(known)
  const plain = story('one')
  const base = { ...plain.base, harm: harm as typeof plain.base.harm }
  return meansFor({ ...plain, base, means: [...all] }, facts)
}

describe('what a story means for us', () => {
  test('is lost trust where the answers make nothing else plausible', () => {
    expect(means()).toEqual(['trust'])
    expect(meansFor({ ...story('one'), means: ['people'] }, new Map())).toEqual(['people'])
  })

  test.each([
    ['people', { 'impact.leak': 'hurt' }],
    ['people', { 'impact.change': 'hurt' }],
    ['people', { 'people.groups': ['staff', 'child'] }],
    ['people', { 'product.channels': ['device'] }],
    ['people', { 'impact.leak': '?' }],
    ['fine', { 'data.kinds': ['contact'] }],
    ['fine', { 'rules.which': ['contract'] }],
    ['sales', { 'product.features': ['pay'] }],
    ['sales', { 'people.groups': ['public'] }],
    ['stopped', { 'impact.down': 'days' }],
  ])('is %s only where the answers let it be', (meaning, answers) => {
    expect(means(answers)).toContain(meaning)
  })

  test('is people hurt wherever the story itself hurts people', () => {
    expect(means({}, 'harm')).toContain('people')
  })
})
