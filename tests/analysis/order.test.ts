import { describe, expect, test } from 'vitest'
import { noLanguageWords } from '../../src/analysis/text-words.ts'
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

describe('what it hands over beside the order', () => {
  const facts = { fear: 'leak' }
  const leaks = Array.from({ length: 4 }, (_, n) => story(`leak-${n}`, { fears: ['leak'] }))
  const rest = Array.from({ length: 60 }, (_, n) => story(`rest-${n}`, { fears: ['money'] }))

  test('says why each of the first stands there, and nothing of the others', () => {
    const priors = Object.fromEntries(leaks.map(({ id }) => [id, prior(0)]))
    const { findings } = lemonade([...rest, ...leaks], { priors }).analyse(dana(facts))
    const first = findings.slice(0, 7)
    expect(first.filter(({ reasonsForPlace: [why] }) => why?.kind === 'feared')).toHaveLength(3)
    expect(findings.slice(7).flatMap(({ reasonsForPlace }) => reasonsForPlace)).toEqual([])
  })

  test('lists forty for who does not ask for all, and what must never happen among them', () => {
    const priors = Object.fromEntries(leaks.map(({ id }) => [id, prior(0)]))
    const { findings, listed } = lemonade([...rest, ...leaks], { priors }).analyse(dana(facts))
    expect(listed).toBe(40)
    expect(findings).toHaveLength(64)
    const shown = findings.slice(0, listed).map(({ id }) => id)
    expect(shown).toEqual(expect.arrayContaining(leaks.map(({ id }) => id)))
  })

  test('lists what there is where that is less', () => {
    expect(lemonade(leaks).analyse(dana({})).listed).toBe(4)
    expect(lemonade([]).analyse(dana({}))).toMatchObject({ listed: 0, basics: [], findings: [] })
  })
})

describe('what like products tell', () => {
  const pct = { everyone: 30, own: 5 }
  const others = {
    facets: {
      base: { everyone: 30, own: 10 },
      facets: {
        stall: {
          title: 'a stall',
          sure: { fact: 'product.features', includes: ['pay'] },
          words: ['stall'],
          pct: { everyone: 30, own: 40 },
        },
        ...Object.fromEntries(
          ['a', 'b', 'c'].map((id) => [id, { title: id, sure: null, words: [id], pct }]),
        ),
      },
      stories: {},
    },
    examples: ['one', 'two'].map((id) => ({
      id,
      name: id,
      plain: id,
      words: [],
      fear: id,
      area: 'work' as const,
      facets: ['stall'],
      first: { everyone: 50 },
    })),
    language: noLanguageWords,
  }
  const analyse = (answers: Parameters<typeof dana>[0]) =>
    lemonade([story('everyone'), story('own')], { others, priors: { everyone: prior(3) } }).analyse(
      dana(answers),
    )

  test('lifts a story of a kind that the answers leave no doubt of, and says so', () => {
    expect(analyse({}).findings.map(({ id }) => id)).toEqual(['everyone', 'own'])
    const [first] = analyse({ what: ['pay'] }).findings
    expect(first).toMatchObject({ id: 'own', reasonsForPlace: [{ kind: 'topic', facet: 'stall' }] })
  })

  test('tells the usual stories from those that are this product’s own', () => {
    const [usual] = analyse({}).findings
    expect(usual?.reasonsForPlace).toEqual([{ kind: 'basics' }])
  })
})
