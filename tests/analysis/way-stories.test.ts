import { describe, expect, test } from 'vitest'
import { shownWays } from '../../src/analysis/way.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import { realContent, saidBy } from './real-content.ts'

const { analyser, catalogue } = await realContent()

type Answers = Readonly<Record<string, AnswerValue>>

const analyse = (answers: Answers, done: readonly string[] = []) =>
  analyser.analyse(saidBy('mia', answers), { done })

/** A choir pays its conductors and hires its robes out. */
const choir: Answers = {
  'about.stage': 'live',
  'about.shape': ['web'],
  'about.features': ['signin', 'pay'],
  'people.who': ['public', 'staff', 'paid'],
  'people.count': 'small',
  'info.kinds': ['contact'],
  'info.leak': 'upset',
  'info.change': 'upset',
  'wrong.closest': 'money',
  'wrong.never': 'The fees are paid to a wrong bank account by our treasurer',
  'money.actions': ['money'],
  'wrong.down': 'days',
  'out.reach': 'anyone',
  'in.how': ['password'],
}
const own = new Set(catalogue.threats.filter(({ onlyAsWay }) => onlyAsWay).map(({ id }) => id))

describe('a way that no story tells has one of its own', () => {
  const { findings, ways = [], listed = 0 } = analyse(choir)
  const raised = findings.filter(({ onlyAsWay }) => onlyAsWay)

  test('among the ways that are shown, with a rating, steps and reasons', () => {
    const shown = ways.slice(0, shownWays).map(({ finding }) => finding)
    expect(shown).toContain('false-story')
    const story = findings.find(({ id }) => id === 'false-story')
    expect(story?.title).toBe('A stranger could talk your team into paying to a new bank account.')
    expect(story?.stride).toEqual(['S', 'T'])
    expect(story?.safeguards[0]).toBe('second-person')
    expect(story?.because.map(({ question }) => question)).toContain('people.who')
  })

  test('once, right after the first seven, and listed', () => {
    expect(raised.length).toBeGreaterThan(0)
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
    const at = findings.findIndex(({ onlyAsWay }) => onlyAsWay)
    expect(at).toBe(7)
    expect(findings.slice(at, at + raised.length)).toEqual(raised)
    expect(listed).toBeLessThanOrEqual(40)
    expect(listed).toBeGreaterThanOrEqual(at + raised.length)
  })

  test('and only where its way is told', () => {
    const told = new Set(ways.map(({ finding }) => finding))
    expect(raised.filter(({ id }) => !told.has(id))).toEqual([])
    const { 'wrong.closest': _, 'wrong.never': __, ...silent } = choir
    const found = analyse(silent).findings.map(({ id }) => id)
    expect(found.filter((id) => own.has(id))).toEqual([])
  })

  test('its answers lower it, and its steps do', () => {
    const band = (answers: Answers, done: readonly string[] = []) =>
      analyse(answers, done).findings.find(({ id }) => id === 'false-story')?.rating.total.high ?? 0
    const checked = { ...choir, 'money.check': 'always' }
    expect(band(checked)).toBeLessThan(band(choir))
    expect(band(choir, ['second-person'])).toBeLessThan(band(choir))
  })

  test('no step makes one vanish but by what it takes away', () => {
    const before = raised.map(({ id }) => id)
    const after = analyse(choir, ['mail-seal']).findings
    expect(after.filter(({ onlyAsWay }) => onlyAsWay).map(({ id }) => id)).toEqual(before)
  })
})

test('the order of all other stories is as it would be without them', () => {
  const inOrder = analyser.inOrder(saidBy('mia', choir)).stories
  const rest = analyse(choir).findings.filter(({ onlyAsWay }) => !onlyAsWay)
  const open = inOrder.slice(0, 7).map(({ compiled }) => compiled.threat.id)
  expect(rest.slice(0, 7).map(({ id }) => id)).toEqual(open)
  expect(open.filter((id) => own.has(id))).toEqual([])
})
