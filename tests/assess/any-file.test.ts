import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMistakes } from '../../src/assess/file-mistake.ts'
import { notSure } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { randomly } from '../property/run.ts'
import { assessing, check, resultOf } from './assessing.ts'

const good = `product: { name: Swim Booking }
answers:
  about.stage: live
  about.features: [signin, pay]
  wrong.never: "A child’s address 🏠"
  run.restore: "?"
  in.how: null
`

const answerTo = (question: Question): fc.Arbitrary<string | string[] | null> => {
  const values = question.choices.map(({ value }) => value)
  const some =
    question.type === 'list' || question.type === 'people'
      ? fc.array(
          fc
            .string({ minLength: 1, maxLength: 20 })
            .filter((text) => text.trim().length > 1 && /[\p{L}\p{N}]/u.test(text)),
          { minLength: 1, maxLength: 3 },
        )
      : values.length === 0
        ? fc.constant('words')
        : fc.constantFrom(...values)
  return fc.oneof({ weight: 6, arbitrary: some }, fc.constant(notSure), fc.constant(null))
}

const { questions } = check.compiled.flow
const anyAnswers = fc
  .subarray([...questions])
  .chain((asked) =>
    fc.record(Object.fromEntries(asked.map((question) => [question.id, answerTo(question)]))),
  )

test('a file that was spoilt anywhere is read or explained, with places that exist', () => {
  const spoilt = fc.tuple(
    fc.nat(good.length),
    fc.nat(6),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(spoilt, { minLength: 1, maxLength: 3 }), (mistakes) => {
      const text = mistakes.reduce(
        (before, [at, cut, put]) => before.slice(0, at) + put + before.slice(at + cut),
        good,
      )
      const assessed = assessing(text)
      if (assessed.ok) return
      const lines = text.split('\n').length
      expect(assessed.mistakes.length).toBeGreaterThan(0)
      for (const { line, column } of assessed.mistakes) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(lines)
        expect(column).toBeGreaterThanOrEqual(1)
      }
      expect(formatMistakes('f', assessed.mistakes).split('\n')).toHaveLength(
        assessed.mistakes.length,
      )
    }),
    randomly(100),
  )
})

test('every answer counts or comes back with a reason that names other questions', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const result = resultOf(JSON.stringify({ product: { name: 'A' }, answers }))
      const { asked, ignored } = result
      expect([...asked, ...ignored.map(({ question }) => question)].toSorted()).toEqual(
        Object.keys(answers).toSorted(),
      )
      for (const { question, reason } of ignored) {
        const named = reason.split('going by ')[1]?.split(', ') ?? []
        expect(named.length).toBeGreaterThan(0)
        for (const id of named) {
          expect(check.compiled.rules.byId.has(id)).toBe(true)
          expect(id).not.toBe(question)
        }
      }
    }),
    randomly(30),
  )
})

test('taking away what a reason names lets the answer count again, unless something else closes it', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const read = (given: Readonly<Record<string, unknown>>) =>
        resultOf(JSON.stringify({ product: { name: 'A' }, answers: given })).ignored
      const [first] = read(answers)
      if (!first?.reason.startsWith('does not apply')) return
      const named = first.reason.split('going by ')[1]?.split(', ') ?? []
      const among = questions.flatMap(({ offered }) =>
        offered && 'among' in offered ? [offered.among] : [],
      )
      const lists = new Set([
        ...questions.flatMap(({ each }) => (each ? [each.list] : [])),
        ...questions.flatMap(({ id, fact }) => (among.includes(fact) ? [id] : [])),
      ])
      if (named.some((id) => lists.has(id))) return
      const without = Object.fromEntries(
        Object.entries(answers).filter(([id]) => !named.includes(id)),
      )
      const still = read(without).find(({ question }) => question === first.question)
      for (const id of named) expect(still?.reason ?? '').not.toContain(id)
    }),
    randomly(20),
  )
})
