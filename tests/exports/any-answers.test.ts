import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { assess } from '../../src/assess/assess.ts'
import { toOtm } from '../../src/exports/otm.ts'
import { toThreatDragon } from '../../src/exports/threat-dragon.ts'
import { productCheck } from '../../src/questionnaires.ts'
import { allStories } from '../../src/report/summary.ts'
import { textOf } from '../golden/golden.ts'
import { checks, content, say } from '../own-content.ts'
import { mistakes } from './owner-schemas.ts'
import { offeredTypes, readDragon, readOtm } from './tool-readers.ts'

const { product, answers } = parse(textOf('smart-lock', 'answers.yaml'))
const given = Object.keys(answers)

/** What comes of some of the answers of an example product. */
function summaryOf(questions: readonly string[]) {
  const check = checks.get(productCheck)
  if (!check) throw new Error('no product check')
  const some = Object.fromEntries(questions.map((id) => [id, answers[id]]))
  const assessed = assess(stringify({ product, answers: some }), { content, check, say })
  if (!assessed.ok) throw new Error('no answers file')
  return assessed.summary
}

test('whatever is answered, every story arrives once, where its kind can be', () => {
  fc.assert(
    fc.property(fc.subarray(given, { minLength: 1 }), (questions) => {
      const summary = summaryOf(questions)
      const titles = allStories(summary).map(({ title }) => title)
      const dragon = toThreatDragon(summary)
      const otm = toOtm(summary)
      expect([...mistakes('threat-dragon', dragon), ...mistakes('otm', otm)]).toEqual([])
      const { threats, cells, drawn } = readDragon(dragon)
      expect(drawn).toEqual(cells)
      expect(threats.map(({ title }) => title).toSorted()).toEqual(titles.toSorted())
      expect(new Set(threats.map(({ number }) => number)).size).toBe(titles.length)
      expect(threats.filter(({ type, at }) => !isAllowed(type, at.shape))).toEqual([])
      expect(
        readOtm(otm)
          .threats.map(({ id }) => id)
          .toSorted(),
      ).toEqual(threats.map(({ id }) => id).toSorted())
    }),
    { numRuns: 4 },
  )
})

const isAllowed = (type: string, shape: string): boolean =>
  type === 'Generic' || offeredTypes(shape).includes(type)
