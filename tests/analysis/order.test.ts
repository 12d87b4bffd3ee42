import { describe, expect, test } from 'vitest'
import type { Catalogue, Threat } from '../../src/analysis/threat.ts'
import { dana, lemonade, prior, story } from './lemonade.ts'

const inOrder = (
  stories: readonly Threat[],
  answers: Parameters<typeof dana>[0] = {},
  priors: Catalogue['priors'] = {},
) =>
  lemonade(stories, { priors })
    .analyse(dana(answers))
    .findings.map(({ id }) => id)

describe('the order in which a team sees its stories', () => {
  test('what experts name most comes first', () => {
    const priors = { rare: prior(1), usual: prior(4) }
    expect(inOrder([story('rare'), story('usual')], {}, priors)).toEqual(['usual', 'rare'])
  })

  test('counting published models corrects what experts were expected to name', () => {
    const priors = { praised: prior(4, { held: 40, named: 0 }), seen: prior(3) }
    expect(inOrder([story('praised'), story('seen')], {}, priors)).toEqual(['seen', 'praised'])
  })

  test('what answers raise comes before what only a not sure leaves possible', () => {
    const maybe = story('a-maybe', { when: { fact: 'history.incident', is: ['yes'] } })
    expect(inOrder([maybe, story('sure')], { before: '?' })).toEqual(['sure', 'a-maybe'])
  })

  test('what must never happen comes first', () => {
    const stop = story('stop', { fears: ['stop'] })
    expect(inOrder([story('a-leak', { fears: ['leak'] }), stop], { fear: 'stop' })[0]).toBe('stop')
    expect(inOrder([story('a-leak', { fears: ['leak'] }), stop], { fear: 'leak' })[0]).toBe(
      'a-leak',
    )
  })

  test('what does it before all else has a seat before what can also do it', () => {
    const stories = [
      story('also', { fears: ['leak', 'stop'] }),
      story('before', { fears: ['stop'] }),
    ]
    expect(inOrder(stories, { fear: 'stop' }, { also: prior(5) })[0]).toBe('before')
  })

  test('a worse band comes before a milder one', () => {
    const base = { harm: 'leak', scope: 'all', reproducibility: 3, skill: 3, wayIn: 'outside' }
    const stories = [story('a-few', { base: { ...base, scope: 'one' } }), story('all', { base })]
    expect(inOrder(stories, { leak: 'hurt', count: 'mid', reach: 'anyone' })).toEqual([
      'all',
      'a-few',
    ])
  })

  test('the first seven are grouped by band, whatever experts name most', () => {
    const base = { harm: 'leak', scope: 'all', reproducibility: 3, skill: 3, wayIn: 'outside' }
    const stories = [story('a-few', { base: { ...base, scope: 'some' } }), story('all', { base })]
    const answers = { leak: 'mild', count: 'mid', reach: 'anyone' }
    expect(inOrder(stories, answers, { 'a-few': prior(4) })).toEqual(['all', 'a-few'])
  })

  test('seven stories are not seven variants of one thing', () => {
    const variants = ['a', 'b', 'c', 'd', 'e'].map((id) => story(id, { family: 'lemons' }))
    const others = ['x', 'y', 'z'].map((id) => story(id, { stride: ['D'] }))
    const first = inOrder([...variants, ...others]).slice(0, 5)
    expect(first.filter((id) => variants.some((variant) => variant.id === id))).toHaveLength(2)
  })

  test('is the same every time, whatever the order of the catalogue', () => {
    const stories = ['d', 'b', 'a', 'c'].map((id) => story(id))
    expect(inOrder(stories)).toEqual(inOrder(stories.toReversed()))
  })
})
