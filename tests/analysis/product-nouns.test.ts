import { describe, expect, test } from 'vitest'
import { type ProductWords, productNouns } from '../../src/analysis/product-nouns.ts'
import type { Facts, FactValue } from '../../src/flow/fact.ts'

const words: ProductWords = {
  people: (kind) => kind,
  team: 'team',
  thing: (kind) => (kind === 'any' ? 'information' : `${kind} records`),
  action: (typed: string) => typed,
}

const known = (facts: Readonly<Record<string, FactValue>>): Facts =>
  new Map(
    Object.entries(facts).map(([name, value]) => [
      name,
      { state: 'known', possible: [value], answers: [] },
    ]),
  )
const leak = { stride: ['I'], touches: [] } as const
const nouns = (
  facts: Readonly<Record<string, FactValue>>,
  about: Parameters<typeof productNouns>[2] = leak,
) => productNouns(known(facts), words, about)

describe('the nouns for a product', () => {
  test('are those that a person confirmed', () => {
    expect(nouns({ 'people.noun': ['Patients', 'Nurses', 'X-rays'] })).toEqual({
      people: 'patients',
      staff: 'nurses',
      signers: 'patients',
      subjects: 'patients',
      thing: 'x-rays',
      action: '',
    })
    expect(nouns({ 'people.noun': ['', '', '', 'Book visits'] }).action).toBe('book visits')
  })

  test('are never those that only stand in somebody’s sentences', () => {
    expect(nouns({ 'product.summary': 'Nurses send patients their test results.' })).toEqual({
      people: 'people',
      staff: 'team',
      signers: 'people',
      subjects: 'people',
      thing: 'information',
      action: '',
    })
  })

  test('are neutral in the places that stayed empty', () => {
    expect(nouns({ 'people.noun': ['', '', 'recipes'] })).toMatchObject({
      people: 'people',
      staff: 'team',
      thing: 'recipes',
    })
  })

  test('are the same for your own people where nobody else uses it', () => {
    expect(nouns({ 'people.noun': 'cooks', 'people.groups': ['staff'] })).toMatchObject({
      people: 'cooks',
      staff: 'cooks',
      subjects: 'people',
    })
    expect(nouns({ 'people.noun': 'cooks', 'people.groups': ['staff', 'paid'] }).staff).toBe('team')
  })

  test('name your own people where only they sign in', () => {
    const only = { 'product.traits': ['staffonly'], 'people.groups': ['public', 'staff'] }
    expect(nouns(only)).toMatchObject({ people: 'people', signers: 'staff' })
    expect(nouns({ ...only, 'people.noun': ['visitors', 'guides'] })).toMatchObject({
      people: 'visitors',
      signers: 'guides',
    })
  })

  test('speak of the worst kind of information only where it gets out', () => {
    const worst = { 'data.worst': 'health' }
    expect(nouns(worst).thing).toBe('health records')
    expect(nouns(worst, { stride: ['I'], touches: ['card'] }).thing).toBe('information')
    expect(nouns(worst, { stride: ['T'], touches: [] }).thing).toBe('information')
  })
})
