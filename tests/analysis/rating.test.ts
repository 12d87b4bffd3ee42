import { describe, expect, test } from 'vitest'
import type { DreadLetter } from '../../src/domain/vocabulary.ts'
import { dana, lemonade, said, story } from './lemonade.ts'

const base = { harm: 'leak', scope: 'some', reproducibility: 2, skill: 3, wayIn: 'outside' }

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

  test('of a story that costs trust is the worst of a leak and a change, in full', () => {
    const trust = { base: { ...base, harm: 'trust', scope: 'one' } }
    expect(letter('damage', trust, { leak: 'mild', change: 'serious' })).toBe(3)
    expect(letter('damage', trust, { leak: 'hurt', change: 'mild' })).toBe(3)
  })

  describe('of a story about several harms', () => {
    const any = (fears: readonly string[]) => ({ fears, base: { ...base, harm: 'any' } })

    test('is the first that it fears in full, the others one less', () => {
      const answers = { leak: 'upset', change: 'serious', down: 'days' }
      expect(letter('damage', any(['change', 'leak']), answers)).toBe(3)
      expect(letter('damage', any(['leak', 'change']), answers)).toBe(2)
      expect(letter('damage', any(['leak', 'change']), { ...answers, leak: 'mild' })).toBe(2)
    })

    test('counts nothing that it does not fear', () => {
      const answers = { leak: 'hurt', change: 'serious', down: 'days' }
      expect(letter('damage', any(['stop', 'money']), answers)).toBe(1)
    })

    test('counts them as listed where it fears none of them', () => {
      const answers = { leak: 'mild', change: 'serious', down: 'minutes' }
      expect(letter('damage', any(['money']), answers)).toBe(2)
      expect(letter('damage', any(['money']), { ...answers, leak: 'hurt' })).toBe(3)
    })

    test('names the answer that makes it so', () => {
      const { because } = rated(any(['change']), { leak: 'hurt', change: 'serious', down: 'days' })
        .rating.letters.damage
      expect(because.map(({ text }) => text)).toEqual(['A change would be serious.'])
    })
  })

  test.each([
    ['leak', 'mild', 1],
    ['leak', 'upset', 1],
    ['change', 'serious', 2],
    ['leak', 'hurt', 3],
  ])('of a story about one person, where a %s would be “%s”, is %i', (harm, said, expected) => {
    const parts = { base: { ...base, harm, scope: 'one' } }
    expect(letter('damage', parts, { [harm]: said })).toBe(expected)
  })

  describe('of a leak of some kinds of information', () => {
    const names = { base, touches: ['contact'] }

    test('is one less where another kind would be the worst', () => {
      expect(letter('damage', names, { leak: 'hurt', worst: 'contact' })).toBe(3)
      expect(letter('damage', names, { leak: 'hurt', worst: 'secret' })).toBe(2)
      expect(letter('damage', names, { leak: 'mild', worst: 'secret' })).toBe(1)
      expect(letter('damage', { base }, { leak: 'hurt', worst: 'secret' })).toBe(3)
    })

    test('may be one less where nobody is sure, or people disagree', () => {
      expect(letter('damage', names, { leak: 'hurt', worst: '?' })).toEqual([2, 3])
      expect(letter('damage', names, { leak: 'hurt' })).toEqual([2, 3])
      const answers = [
        ...dana({ leak: 'hurt', worst: 'contact' }),
        ...said('Ben', { worst: 'secret' }),
      ]
      const [finding] = lemonade([story('spill', names)]).analyse(answers).findings
      expect(finding?.rating.letters.damage).toMatchObject({ low: 2, high: 3 })
    })

    test('is never milder than the rules that apply make it', () => {
      const answers = { leak: 'upset', worst: 'secret', rules: ['privacy'] }
      expect(letter('damage', names, answers)).toBe(2)
    })
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

  describe('how easy it is from outside', () => {
    const kept = { reach: 'inside', step: 'all', fixes: 'month' }

    test('is 3 for anyone, and 2 for an inside that is not kept well', () => {
      expect(letter('exploitability', {}, { reach: 'anyone' })).toBe(3)
      expect(letter('exploitability', {}, { ...kept, step: 'some' })).toBe(2)
      expect(letter('exploitability', {}, { ...kept, fixes: 'rare' })).toBe(2)
    })

    test('is 1 only inside, with a second step for all and fixes within a month', () => {
      expect(letter('exploitability', {}, kept)).toBe(1)
      expect(letter('exploitability', {}, { ...kept, fixes: 'auto' })).toBe(1)
    })

    test('is 1 to 2 inside where nobody is sure of the two', () => {
      expect(letter('exploitability', {}, { ...kept, step: '?' })).toEqual([1, 2])
      expect(letter('exploitability', {}, { reach: 'inside' })).toEqual([1, 2])
      expect(letter('exploitability', {}, { ...kept, step: '?', fixes: 'rare' })).toBe(2)
    })

    test('is anything from 1 to 3 where nobody knows who can open it', () => {
      expect(letter('exploitability', {}, { ...kept, reach: '?' })).toEqual([1, 3])
      expect(letter('exploitability', {}, { reach: '?', step: 'some' })).toEqual([2, 3])
    })

    test('is never easier than the skill that it takes', () => {
      expect(letter('exploitability', { base: { ...base, skill: 1 } }, { reach: 'anyone' })).toBe(1)
    })
  })

  test('hiding is never rewarded: only what has to be stood beside is harder to find', () => {
    const near = { base: { ...base, wayIn: 'near' } }
    for (const wayIn of ['outside', 'account', 'inside', 'supplier']) {
      expect(letter('discoverability', { base: { ...base, wayIn } }, { reach: 'inside' })).toBe(3)
    }
    expect(letter('discoverability', near, { reach: 'anyone' })).toBe(2)
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

describe('where everything that would lower a story is in place', () => {
  const lowers = [
    { letter: 'exploitability', if: { fact: 'auth.operatorStep', is: ['all'] }, reason: 'A step.' },
    { letter: 'damage', if: { fact: 'patch.speed', is: ['auto'] }, reason: 'Fixes go in.' },
  ]
  const all = { step: 'all', fixes: 'auto' }

  test('it is harder to do again, too', () => {
    expect(letter('reproducibility', { lowers }, all)).toBe(2)
    expect(letter('reproducibility', { lowers }, { ...all, fixes: 'rare' })).toBe(3)
    expect(letter('reproducibility', {}, all)).toBe(3)
  })

  test('it may be, where nobody is sure of one of them', () => {
    expect(letter('reproducibility', { lowers }, { ...all, step: '?' })).toEqual([2, 3])
    expect(letter('reproducibility', { lowers }, { step: '?', fixes: 'rare' })).toBe(3)
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
