import { describe, expect, test } from 'vitest'
import { meaning, type TypedAnswer, typedAnswers, typedAt, verdict } from './typed-answers.ts'

/** Nine of ten would be kind; below this the words of the flow have lost their way. */
const leastRight = 0.85

const shareRight = (items: readonly TypedAnswer[]): number =>
  items.filter((item) => verdict(item) === 'right').length / items.length

describe('the corpus of typed answers', () => {
  const tuned = typedAnswers.filter(({ kept }) => !kept)
  const kept = typedAnswers.filter((item) => item.kept)

  test('none is taken for something else than was meant', () => {
    const wrong = typedAnswers.filter((item) => verdict(item) === 'wrong')
    expect(wrong.map((item) => [item, meaning(item.question, item.typed)])).toEqual([])
  })

  test.each([
    ['answers that the words were written for', tuned],
    ['answers that were set apart', kept],
  ])('most %s are understood', (_, items) => {
    expect(items.length).toBeGreaterThan(100)
    expect(shareRight(items)).toBeGreaterThanOrEqual(leastRight)
  })
})

describe('never taken for an answer', () => {
  test.each([
    ['money.actions', 'contact'],
    ['conn.kinds', 'policy'],
    ['wrong.before', 'maybe yes'],
    ['wrong.before', 'yes maybe'],
    ['wrong.before', 'maybe no'],
  ])('%s: %s', (question, typed) => {
    expect(meaning(question, typed)).toBe('which')
  })

  test('a slip of the pen is still the word that was meant', () => {
    expect(meaning('money.actions', 'contarct')).toBe(meaning('money.actions', 'contract'))
  })
})

describe('an amount is never taken for a place in the list', () => {
  test.each([
    ['people.count', '5', 'tiny'],
    ['people.count', '2', 'tiny'],
    ['people.count', '3000', 'mid'],
    ['can.admins', '3', 'few'],
    ['can.admins', '4', 'few'],
    ['run.people', '3', 'few'],
    ['can.levels', '3', 'few'],
    ['can.levels', 'no, three roles', 'few'],
    ['people.count', 'option 2', 'small'],
    ['info.leak', '2', 'upset'],
  ])('%s: %s', (question, typed, value) => {
    expect(typedAt(question, typed)).toEqual({ kind: 'answer', value })
  })

  test.each([
    ['people.count', 'we launched in 2019'],
    ['people.count', '500 a day'],
    ['people.count', '100 to 5000'],
    ['people.count', '20 %'],
    ['can.admins', '0'],
    ['can.admins', 'me and my mother'],
    ['wrong.cost', '300 to 30,000'],
  ])('%s: “%s” is asked back', (question, typed) => {
    expect(typedAt(question, typed)).toMatchObject({ kind: 'unclear' })
  })
})

describe('a bare yes picks nothing that would look safer', () => {
  test.each([
    'run.restore',
    'can.actas',
    'dev.update',
    'money.check',
    'in.staff',
    'conn.trust',
    'out.files',
    'ai.check',
    'run.record',
    'sup.gone',
    'rule.delete',
  ])('%s', (question) => {
    for (const yes of ['yes', 'Yep!', 'sure', 'yes of course', 'we do', 'ja']) {
      expect([yes, typedAt(question, yes).kind]).toEqual([yes, 'unclear'])
    }
  })

  test.each([
    ['about.stage', 'yes', 'live'],
    ['out.padlock', 'sure', 'yes'],
    ['in.shared', 'yep', 'yes'],
    ['in.shared', 'nope', 'no'],
    ['dev.lost', 'yes', 'yes'],
    ['in.staff', 'nope', 'none'],
  ])('%s has one choice that “%s” can mean', (question, typed, value) => {
    expect(typedAt(question, typed)).toEqual({ kind: 'answer', value })
  })
})

describe('what is denied or doubted is never taken', () => {
  test.each([
    ['about.features', 'we don’t take payments', 'pay'],
    ['about.features', 'not yet, but we want payments', 'pay'],
    ['in.how', 'no passwords', 'password'],
    ['in.how', 'anything but passwords', 'password'],
    ['people.who', 'no children', 'child'],
    ['info.kinds', 'we never keep card numbers', 'card'],
    ['run.restore', 'we should test it', 'tested'],
    ['run.restore', 'we plan to test it', 'tested'],
    ['run.restore', 'we have not tested it', 'tested'],
    ['run.restore', 'not yet', 'tested'],
    ['in.staff', 'maybe all of them', 'all'],
    ['info.locked', 'not everything is encrypted', 'yes'],
    ['out.padlock', 'not on every page', 'yes'],
    ['ai.check', 'nobody always checks', 'always'],
    ['run.change', 'it is not always reviewed', 'no'],
    ['conn.trust', 'we used to check every time', 'always'],
    ['info.leak', 'it would not just be annoying', 'mild'],
  ])('%s: “%s”', (question, typed, value) => {
    const taken = typedAt(question, typed)
    expect([taken.kind === 'answer' ? taken.value : []].flat()).not.toContain(value)
  })
})
