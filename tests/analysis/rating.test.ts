import { describe, expect, test } from 'vitest'
import type { DreadLetter } from '../../src/domain/vocabulary.ts'
import { dana, lemonade, said, story } from './lemonade.ts'

const rated = (parts: Parameters<typeof story>[1], answers: Parameters<typeof dana>[0]) => {
  const [finding] = lemonade([story('spill', parts)]).analyse(dana(answers)).findings
  if (!finding) throw new Error('The story is not shown')
  return finding
}

const letter = (
  name: DreadLetter,
  parts: Parameters<typeof story>[1],
  answers: Parameters<typeof dana>[0],
) => {
  const { low, high } = rated(parts, answers).rating.letters[name]
  return low === high ? low : [low, high]
}

const base = { harm: 'leak', scope: 'some', reproducibility: 2, skill: 3, wayIn: 'outside' }

describe('damage', () => {
  test('is what people said about the harm', () => {
    expect(letter('damage', {}, { leak: 'upset' })).toBe(2)
    expect(letter('damage', {}, { leak: 'hurt' })).toBe(3)
  })

  test('is anything from 1 to 3 when nobody is sure', () => {
    expect(letter('damage', {}, { leak: '?' })).toEqual([1, 3])
    expect(letter('damage', {}, {})).toEqual([1, 3])
  })

  test('lies between two answers when people disagree', () => {
    const answers = [...dana({ leak: 'upset' }), ...said('Ben', { leak: 'hurt' })]
    const [finding] = lemonade([story('spill')]).analyse(answers).findings
    expect(finding?.rating.letters.damage).toMatchObject({ low: 2, high: 3 })
  })

  test('is at least 2 for a leak where privacy law applies', () => {
    expect(letter('damage', {}, { leak: 'mild', rules: ['privacy'] })).toBe(2)
    expect(letter('damage', {}, { leak: 'mild', rules: '?' })).toEqual([1, 2])
  })

  test('takes the worst of several harms, and names that one', () => {
    const any = { base: { ...base, harm: 'any' } }
    const { because, high } = rated(any, { leak: 'mild', change: 'serious', down: 'days' }).rating
      .letters.damage
    expect(high).toBe(3)
    expect(because.map(({ text }) => text)).toEqual(['A change would be serious.'])
  })

  test('of a large bill is the worst of the others while nobody was asked about money', () => {
    const bill = { base: { ...base, harm: 'cost' } }
    expect(letter('damage', bill, { leak: 'upset', change: 'mild', down: 'days' })).toBe(2)
  })
})

describe('the other letters', () => {
  test('trouble in the past makes it easier to do again', () => {
    expect(letter('reproducibility', { base }, { before: 'no' })).toBe(2)
    expect(letter('reproducibility', { base }, { before: 'yes' })).toBe(3)
    expect(letter('reproducibility', { base }, { before: '?' })).toEqual([2, 3])
  })

  test('nobody can do from outside what only we can open', () => {
    expect(letter('exploitability', {}, { reach: 'anyone' })).toBe(3)
    expect(letter('exploitability', {}, { reach: 'inside' })).toBe(1)
  })

  test('hiding is never rewarded: being found is at least 2', () => {
    expect(letter('discoverability', {}, { reach: 'anyone' })).toBe(3)
    expect(letter('discoverability', {}, { reach: 'inside' })).toBe(2)
  })

  test('a story that only costs trust hurts nobody by itself', () => {
    const trust = { base: { ...base, harm: 'trust' } }
    expect(letter('damage', {}, { leak: 'hurt', change: 'mild' })).toBe(3)
    expect(letter('damage', trust, { leak: 'hurt', change: 'mild' })).toBe(2)
    expect(letter('damage', trust, { leak: 'mild', change: 'serious' })).toBe(3)
  })

  test('millions widen whom it touches, a handful narrows it', () => {
    expect(letter('affectedUsers', {}, { count: 'mid' })).toBe(2)
    expect(letter('affectedUsers', {}, { count: 'huge' })).toBe(3)
    const everyone = { base: { ...base, scope: 'all' } }
    expect(letter('affectedUsers', everyone, { count: 'tiny' })).toBe(2)
  })
})

describe('what lowers a letter', () => {
  const lowered = {
    when: { derived: 'signIn' },
    lowers: [
      {
        letter: 'exploitability',
        if: { fact: 'auth.methods', includes: ['password2'] },
        reason: 'A second step makes a stolen password far less use.',
      },
    ],
  }

  test('takes one off and says why', () => {
    const { rating } = rated(lowered, { what: ['signin'], how: ['password2'], reach: 'anyone' })
    expect(rating.letters.exploitability).toMatchObject({ low: 2, high: 2 })
    expect(rating.letters.exploitability.because).toContainEqual(
      expect.objectContaining({
        question: 'how',
        by: 'Dana',
        text: 'A second step makes a stolen password far less use.',
      }),
    )
  })

  test('may take one off when nobody is sure', () => {
    const answers = { what: ['signin'], how: '?', reach: 'anyone' }
    expect(letter('exploitability', lowered, answers)).toEqual([2, 3])
  })

  test('may be beside the point when the question before it is not sure', () => {
    const always = { lowers: lowered.lowers }
    const answers = { what: '?', how: ['password2'], reach: 'anyone' }
    expect(letter('exploitability', always, answers)).toEqual([2, 3])
  })
})

describe('confidence and assumptions', () => {
  const known = { leak: 'hurt', count: 'mid', reach: 'anyone' }

  test('is sure when the band is', () => {
    expect(rated({}, known).confidence).toBe('sure')
  })

  test('falls with the width of the band, and is a guess when several things are open', () => {
    const { confidence, rating } = rated({}, { ...known, leak: '?' })
    expect([rating.band.low, rating.band.high]).toEqual(['keepInMind', 'planSoon'])
    expect(confidence).toBe('fairlySure')
    expect(rated({}, { leak: '?', count: '?', reach: '?' }).confidence).toBe('guess')
  })

  test('is a guess when two open questions leave the band one apart', () => {
    const answers = { leak: 'upset', count: 'mid', reach: 'anyone', before: '?' }
    expect(rated({ base }, answers).confidence).toBe('fairlySure')
    expect(rated({ base }, { ...answers, rules: '?' }).confidence).toBe('guess')
  })

  test('facts that could only make it worse are assumed harmless until asked, and listed', () => {
    const asked = lemonade([story('spill')]).analyse(dana({ rules: ['none'], before: '?' }))
    expect(asked.assumptions).toEqual([])
    const unasked = lemonade([story('spill')]).analyse(dana({}))
    expect(unasked.assumptions.map(({ question }) => question)).toEqual(['rules', 'before'])
  })
})
