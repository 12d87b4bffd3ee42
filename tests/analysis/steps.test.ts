import { describe, expect, test } from 'vitest'
import { dana, lemonade, step, story } from './lemonade.ts'

const guess = story('guess-password', {
  when: { derived: 'signIn' },
  lowers: [
    {
      letter: 'exploitability',
      if: { fact: 'auth.methods', includes: ['password2'] },
      reason: 'A second step makes a stolen password far less use.',
    },
  ],
  safeguards: [
    { id: 'second-step', lowers: ['exploitability'] },
    { id: 'tell-people', lowers: ['damage'] },
  ],
})
const peek = story('peek', { safeguards: [{ id: 'curtain', lowers: ['exploitability'] }] })

const safeguards = [
  step('second-step', { changes: [{ fact: 'auth.methods', value: ['password2'] }] }),
  step('tell-people'),
  step('curtain', { effort: 'L' }),
]

const answers = dana({
  what: ['signin'],
  how: ['password'],
  leak: 'hurt',
  count: 'huge',
  reach: 'anyone',
})

const analyser = lemonade([guess, peek], { safeguards })

const letters = (steps: readonly string[], id: string) => {
  const left = analyser.residual(answers, steps).get(id)?.letters
  return left && { damage: left.damage.high, exploitability: left.exploitability.high }
}

describe('what is left once steps are done', () => {
  test('a step that changes answers is rated by them, and counts once', () => {
    expect(letters([], 'guess-password')).toEqual({ damage: 3, exploitability: 3 })
    expect(letters(['second-step'], 'guess-password')).toEqual({ damage: 3, exploitability: 2 })
  })

  test('a step that no question asks about takes one off the letter it names', () => {
    expect(letters(['tell-people'], 'guess-password')).toEqual({ damage: 2, exploitability: 3 })
  })

  test('a step leaves other stories alone', () => {
    expect(letters(['tell-people', 'second-step'], 'peek')).toEqual(letters([], 'peek'))
  })

  test('a story that is then covered or gone is missing', () => {
    const covered = {
      ...guess,
      covered: { fact: 'auth.methods', includes: ['password2'] } as const,
    }
    const left = lemonade([covered], { safeguards }).residual(answers, ['second-step'])
    expect([...left.keys()]).toEqual([])
  })

  test('a step never makes a story worse', () => {
    const better = dana({ what: ['signin'], how: ['password2'], leak: 'hurt', reach: 'anyone' })
    const backwards = step('backwards', {
      changes: [{ fact: 'auth.methods', value: ['password'] }],
    })
    const left = lemonade([guess], { safeguards: [backwards] }).residual(better, ['backwards'])
    expect(left.get('guess-password')?.letters.exploitability.high).toBe(2)
  })

  test('the analysis with done steps rates what is left and stops offering them', () => {
    const after = analyser.analyse(answers, { done: ['tell-people'] })
    const finding = after.findings.find(({ id }) => id === 'guess-password')
    expect(finding?.rating.letters.damage.high).toBe(2)
    expect(finding?.safeguards).toEqual(['second-step'])
    expect(after.bestFixes.map(({ safeguard }) => safeguard)).not.toContain('tell-people')
  })
})

describe('the best fixes', () => {
  test('come by what they take away for their effort', () => {
    const { bestFixes } = analyser.analyse(answers)
    expect(bestFixes.map(({ safeguard }) => safeguard)).toEqual([
      'second-step',
      'tell-people',
      'curtain',
    ])
    expect(bestFixes[0]?.helps).toEqual(['guess-password'])
    expect(bestFixes[2]?.score).toBeLessThan(bestFixes[1]?.score ?? 0)
  })

  test('leave out what the answers show to be in place', () => {
    const already = dana({ what: ['signin'], how: ['password2'], leak: 'hurt', reach: 'anyone' })
    const { bestFixes, findings } = analyser.analyse(already)
    expect(bestFixes.map(({ safeguard }) => safeguard)).not.toContain('second-step')
    expect(findings.flatMap((finding) => finding.safeguards)).not.toContain('second-step')
  })
})

describe('the best things to find out', () => {
  const stories = [
    story('one', { when: { derived: 'signIn' } }),
    story('two', { when: { derived: 'signIn' } }),
    story('three', { when: { fact: 'auth.methods', includes: ['password'] } }),
    story('four', { when: { fact: 'conn.gives', is: ['private'] }, each: 'service' }),
  ]
  const known = { leak: 'hurt', count: 'mid', reach: 'anyone' }

  test('gather possible stories under the one question that settles most', () => {
    const { findOut } = lemonade(stories).analyse(
      dana({ ...known, what: '?', how: '?', gives: '?' }),
    )
    expect(findOut).toEqual([
      { question: 'what', settles: ['one', 'two', 'three'] },
      { question: 'gives', settles: ['four'] },
    ])
  })

  test('are empty when everything is settled', () => {
    const { findOut } = lemonade(stories).analyse(
      dana({
        ...known,
        ...{ what: ['none'], gives: 'private', step: 'all', fixes: 'auto' },
        ...{ before: 'no', rules: ['none'], fear: 'leak' },
      }),
    )
    expect(findOut).toEqual([])
  })
})
