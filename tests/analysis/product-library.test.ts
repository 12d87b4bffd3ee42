import { expect, test } from 'vitest'
import { productLibrary } from '../../src/analysis/product-library.ts'
import type { FactState, Facts, FactValue } from '../../src/flow/fact.ts'
import { realContent } from './real-content.ts'

const { rules, catalogue } = await realContent()
const { others } = catalogue
if (!others) throw new Error('no examples')
const { flow } = rules

const factsOf = (known: Readonly<Record<string, FactValue>>, state: FactState = 'known'): Facts =>
  new Map(
    Object.entries(known).map(([name, value]) => [name, { state, possible: [value], answers: [] }]),
  )

test('what was found before stands for the same facts alone, whoever asks in between', () => {
  const summary = { 'product.summary': 'People book visits and talk by video.' }
  const topic = { ...summary, 'product.topics': ['health'] }
  const asked: readonly Facts[] = [
    factsOf(summary),
    factsOf({ 'product.summary': 'Guests open the front door with their phone.' }),
    factsOf(topic),
    factsOf({ ...topic, 'product.shape': ['device'] }),
    factsOf(topic, 'notApplicable'),
    factsOf({ ...summary, 'impact.never': 'A patient must never get the wrong drug.' }),
  ]
  const kept = productLibrary(flow, others)
  const twice = [...asked, ...asked].map((facts) => kept.nearestExamples(facts))
  const alone = asked.map((facts) => productLibrary(flow, others).nearestExamples(facts))
  expect(twice).toEqual([...alone, ...alone])
  expect(new Set(alone.map((ids) => ids.join())).size).toBeGreaterThan(3)
})

test('nothing is near where nothing was written', () => {
  expect(
    productLibrary(flow, others).nearestExamples(factsOf({ 'product.topics': ['health'] })),
  ).toEqual([])
})
