import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { writeAs } from '../../src/exports/formats.ts'
import { withoutNames } from '../../src/exports/without-names.ts'
import { summarise } from '../../src/report/summary.ts'
import { summaryOfGolden } from '../golden/summary-of-golden.ts'
import { answersIn, leftOf } from './reading.ts'

const town = summaryOfGolden('town-counter')
const said = Object.entries(parse(writeAs(town, { format: 'answers' })).answers).filter(
  ([, value]) => value !== null,
)

test.each(['answers', 'json', 'threat-dragon', 'otm'] as const)(
  'what is written as %s gives every answer back',
  (format) => {
    const text = writeAs(town, { format, people: 'names' })
    expect(said.length).toBeGreaterThan(60)
    expect(answersIn(text)).toEqual(Object.fromEntries(said))
    expect(leftOf(text)).toEqual([])
  },
)

test.each(['threat-dragon', 'otm'] as const)(
  'a name is no more in the answers of %s than elsewhere in it',
  (format) => {
    const { input } = town
    const [answer] = input.answers.filter(({ question }) => question === 'about.what')
    if (!answer) throw new Error('it says nothing of itself')
    const answers = input.answers.map((one) =>
      one === answer ? { ...one, value: 'Ravi Shah sends a form' } : one,
    )
    const people = new Map([...input.people, ['ravi', 'Ravi Shah']])
    const named = summarise({ ...input, answers, people })
    expect(answersIn(writeAs(named, { format, people: 'names' }))['about.what']).toContain('Ravi')
    expect(writeAs(withoutNames(named), { format, people: 'names' })).not.toContain('Ravi')
  },
)

test('where people differ, the latest answer is the one in a model', () => {
  const { input } = town
  const [first] = input.answers.filter(({ question }) => question === 'about.stage')
  if (!first) throw new Error('it is not said how far along it is')
  const value = first.value === 'idea' ? 'live' : 'idea'
  const answers = [...input.answers, { ...first, by: 'somebody-else', value }]
  const differing = summarise({ ...input, answers })
  expect(answersIn(writeAs(differing, { format: 'otm' }))['about.stage']).toBe(value)
})

test('answers that are none are left out and told, and a model without any is read by its names', () => {
  const model = (answers: unknown) =>
    JSON.stringify({
      summary: { description: '', answers },
      detail: { diagrams: [{ cells: [{ data: { type: 'tm.Process', name: 'Login' } }] }] },
    })
  expect(answersIn(model({ 'about.stage': 'live', 'in.how': ['none'] }))).toEqual({
    'about.stage': 'live',
  })
  expect(leftOf(model({ 'no.such': 'live', 'in.how': ['none'] }))).toHaveLength(2)
  for (const none of [{}, 'live', { 'about.stage': 7 }])
    expect(answersIn(model(none))).toEqual({ 'about.features': ['signin'] })
})
