import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerReaderFor } from '../../src/analysis/answer-reader.ts'
import { check } from '../property/run.ts'
import { anyAnswer, realContent, saidBy } from './real-content.ts'

describe('reading the same answers with a few more', async () => {
  const { rules } = await realContent()
  const closed = rules.flow.questions.filter((question) => question.choices.length > 0)
  const reader = answerReaderFor(rules)

  const product = fc.tuple(
    fc.constantFrom(0, 3),
    fc.tuple(...closed.map((question) => anyAnswer(question))),
    fc.array(fc.nat(closed.length - 1), { minLength: 1, maxLength: 3 }),
    fc.tuple(...closed.map((question) => anyAnswer(question))),
  )

  test('makes known what reading them all together does', () => {
    let differing = 0
    check(
      'reread',
      60,
      fc.property(product, ([named, given, places, later]) => {
        const services = ['Stripe', 'Mailgun', 'Sheets'].slice(0, named)
        const answers = [
          ...saidBy('Dana', named > 0 ? { 'conn.services': services } : {}),
          ...closed.flatMap(({ id }, n) =>
            given[n] === undefined ? [] : saidBy('Dana', { [id]: given[n] }),
          ),
        ]
        const more = places.flatMap((n) => {
          const [question, value] = [closed[n], later[n]]
          if (!question || value === undefined) return []
          return saidBy('', { [question.id]: value }).map((each) => ({ ...each, settles: true }))
        })
        const before = reader.read(answers)
        const after = reader.again(answers, before)(more)
        expect(after).toEqual(reader.read([...answers, ...more]))
        if (!Object.is(after, before)) differing += 1
      }),
    )
    expect(differing).toBeGreaterThan(50)
  })
})
