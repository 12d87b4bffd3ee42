import { assess } from '../../src/assess/assess.ts'
import { productCheck } from '../../src/questionnaires.ts'
import { type Summary, summarise } from '../../src/report/summary.ts'
import { checks, content, say } from '../own-content.ts'
import { textOf } from './golden.ts'

const check = checks.get(productCheck)
if (!check) throw new Error('no product check')
const ready = check

/** What comes of all answers of one example product, as a review that has buttons. */
export function summaryOfGolden(product: string): Summary {
  const assessed = assess(textOf(product, 'answers.yaml'), { content, check: ready, say })
  if (!assessed.ok) throw new Error(`${product} is no answers file`)
  const { input } = assessed.summary
  const people = new Map([...input.people, ['dana', 'Dana']])
  const answers = input.answers.map((answer) => ({ ...answer, by: 'dana' }))
  return summarise({
    ...input,
    review: 'r1',
    people,
    answers,
    checkedBy: ['Dana'],
    date: '2026-11-21',
  })
}
