import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { assess } from '../../src/assess/assess.ts'
import { writeAs } from '../../src/exports/formats.ts'
import { productCheck } from '../../src/questionnaires.ts'
import { type Summary, summarise } from '../../src/report/summary.ts'
import { textOf } from '../golden/golden.ts'
import { checks, content, say } from '../own-content.ts'
import { toolFormats } from './owner-schemas.ts'

/** An example product as a check, with its services called so. */
function withServices(services: readonly string[]): Summary {
  const check = checks.get(productCheck)
  if (!check) throw new Error('no product check')
  const { answers, ...file } = parse(textOf('town-counter', 'answers.yaml'))
  const text = stringify({ ...file, answers: { ...answers, 'conn.services': services } })
  const assessed = assess(text, { content, check, say })
  if (!assessed.ok) throw new Error('no answers file')
  return summarise({ ...assessed.summary.input, review: 'r1' })
}

/** Ids with the numbers beside them, and ids alone. */
const marks =
  /"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"(?:,\s+"(?:number|numericId)": \d+)?/g

test('another name for a service moves no id and no number in any file', () => {
  const before = withServices(['the payment company', 'the letter printer', 'the land register'])
  const after = withServices(['PayQuick', 'Printers & Sons', 'Register <b>two</b>'])
  for (const format of toolFormats) {
    const [one = '', other = ''] = [before, after].map((summary) => writeAs(summary, { format }))
    const found = one.match(marks)?.toSorted()
    expect(found?.length).toBeGreaterThan(150)
    expect(other.match(marks)?.toSorted()).toEqual(found)
    expect(other).toContain('PayQuick')
    expect(one).not.toContain('PayQuick')
  }
})
