import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flowSourceSchema, openFlow } from '../../src/flow/flow.ts'
import { flowFrom, flowSketches } from './random-flow.ts'
import { check } from './run.ts'
import { TwoWalks } from './two-walks.ts'

const picks = fc.array(fc.nat(30), { minLength: 4, maxLength: 12 })

test('SurveyJS, told the same conditions and answers, shows the same questions in random flows', () => {
  let steps = 0
  check(
    'SurveyJS and us',
    40,
    fc.property(flowSketches, picks, (sketch, chosen) => {
      const walks = new TwoWalks(flowFrom(sketch))
      walks.walk(chosen)
      steps += walks.steps
    }),
  )
  process.stdout.write(`SurveyJS and us: ${steps} steps, 0 differences\n`)
  expect(steps).toBeGreaterThan(0)
})

test('SurveyJS shows the same questions of the product check', () => {
  const flow = openFlow(
    flowSourceSchema.parse(parse(readFileSync('flows/product-check.yaml', 'utf8'))),
  )
  let steps = 0
  check(
    'SurveyJS and the product check',
    2,
    fc.property(picks, (chosen) => {
      const walks = new TwoWalks(flow)
      walks.walk(chosen)
      steps += walks.steps
    }),
  )
  process.stdout.write(`SurveyJS and the product check: ${steps} steps, 0 differences\n`)
  expect(steps).toBeGreaterThan(0)
})
