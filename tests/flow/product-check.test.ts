import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  everyCondition,
  lengthOf,
  randomManner,
  walkThrough,
} from '../../src/content/conditions-in.ts'
import { compileFlow } from '../../src/engine/machine.ts'
import { understand } from '../../src/engine/typed.ts'
import type { GivenAnswer } from '../../src/flow/answer.ts'
import { flowSourceSchema, openFlow, type Question } from '../../src/flow/flow.ts'
import { emptyLibrary, offeredChoices } from '../../src/flow/offered.ts'
import { publishedWords } from '../engine/typed-answers.ts'

const names = Array.from({ length: 30 }, (_, n) => ({
  id: `example-${n}`,
  name: n === 20 ? 'village clinic' : `thing of the sort ${String.fromCharCode(97 + n)}${n}`,
}))
const source = flowSourceSchema.parse(parse(readFileSync('flows/product-check.yaml', 'utf8')))
const flow = openFlow(source, names)

/** Something is always near, so that every question can come. */
const check = compileFlow(flow, {
  ...emptyLibrary,
  nearestExamples: () => names.slice(0, 10).map(({ id }) => id),
})

const questionOf = (id: string): Question => {
  const question = check.rules.byId.get(id)
  if (!question) throw new Error(`there is no question ${id}`)
  return question
}

describe('whoever answers whatever', () => {
  const manners = [
    everyCondition,
    ...Array.from({ length: 40 }, (_, seed) => randomManner(seed, seed % 3 === 0 ? 0.3 : 0, 0)),
  ]

  test('a short check has at most 15 questions, all of them core', () => {
    for (const manner of manners) {
      const walk = walkThrough(check, 'quick', manner)
      expect(walk.stuck).toBeUndefined()
      expect(lengthOf(walk)).toBeLessThanOrEqual(15)
      expect(walk.asked.filter(({ depth }) => depth !== 'core')).toEqual([])
    }
  })

  test('a full check has at most 35, and no section is visited more than twice', () => {
    for (const manner of manners) {
      const walk = walkThrough(check, 'full', manner)
      expect(walk.stuck).toBeUndefined()
      expect(lengthOf(walk)).toBeLessThanOrEqual(walk.lowStakes ? 15 : 35)
      const visits = walk.asked
        .map(({ section }) => section)
        .filter((section, n, all) => section !== all[n - 1])
      for (const section of visits) {
        expect(visits.filter((one) => one === section).length).toBeLessThanOrEqual(2)
      }
    }
  })

  test('what was retired is never asked', () => {
    for (const manner of manners.slice(0, 10)) {
      const asked = walkThrough(check, 'full', manner).asked.filter(({ retired }) => retired)
      expect(asked).toEqual([])
    }
  })
})

describe('products that are most like this one', () => {
  const question = questionOf('about.like')
  const typed = (text: string) => {
    const { facts } = check.read([])
    const offered = offeredChoices(question, { rules: check.rules, facts })
    return understand(text, { question, offered, answered: [], words: publishedWords })
  }

  test('a place means what is shown, and no further', () => {
    expect(typed('the second one')).toMatchObject({ kind: 'answer', value: ['example-1'] })
    expect(typed('25')).toMatchObject({ kind: 'unclear' })
  })

  test('a name of the library is taken, though it is not shown', () => {
    expect(typed('village clinic')).toMatchObject({ kind: 'answer', value: ['example-20'] })
    expect(typed('none of these')).toMatchObject({ kind: 'answer', value: ['none'] })
    expect(typed('purple elephant')).toMatchObject({ kind: 'unclear' })
  })
})

describe('answers to the first version', () => {
  const given = (question: string, value: GivenAnswer['value']): GivenAnswer => ({
    question,
    value,
    by: 'dana',
    at: '2026-01-01T00:00:00.000Z',
  })

  test.each([
    ['about.shape', ['web', 'device']],
    ['people.who', ['public', 'vulnerable']],
    ['people.motive', ['thief', 'close']],
    ['info.kinds', ['contact', 'open']],
    ['can.proof', 'think'],
    ['wrong.before', 'yes'],
    ['conn.kinds', ['pay', 'other']],
    ['in.how', ['password', 'link']],
    ['info.locked', 'yes'],
  ])('%s still says what was said', (id, value) => {
    const known = value === undefined ? [] : [value].flat()
    const values = questionOf(id).choices.map((choice) => choice.value)
    expect(known.filter((one) => !values.includes(one))).toEqual([])
  })

  test.each(['about.uses', 'about.scope'])('%s is read, and asked no more', (id) => {
    const reading = check.read([given(id, id === 'about.uses' ? ['Book', 'Pay'] : 'All of it')])
    expect(reading.answers.get(id)).toHaveLength(1)
    expect(questionOf(id).retired).toBe(true)
  })
})
