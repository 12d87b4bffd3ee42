import { expect, test } from 'vitest'
import { stepNumber, threatNumbers } from '../../src/exports/threat-number.ts'
import { findingElements, threatOf } from '../../src/report/model/finding-elements.ts'
import { productModel } from '../../src/report/model/product-model.ts'
import { allStories, summarise } from '../../src/report/summary.ts'
import { summaryOfGolden } from '../golden/summary-of-golden.ts'
import { talks } from '../report/swim.ts'

const { input } = summaryOfGolden('town-counter')
const summary = summarise({
  ...input,
  talk: talks({ finding: 'own-2', own: { words: 'A clerk could lose the stamp', by: 'dana' } }),
})
const stories = allStories(summary)
const numbers = threatNumbers(summary, stories)
const placeOf = (threat: string): number =>
  input.catalogue.threats.findIndex(({ id }) => id === threat) + 1

test('a story has the number of its place in the catalogue, 1000 more for each further service', () => {
  const apart = stories.filter(({ id }) => /\.\d$/.test(id))
  expect(apart.length).toBeGreaterThan(2)
  for (const { id } of stories.filter(({ finding }) => finding)) {
    const [threat = '', service = '1'] = id.split('.')
    expect(numbers.get(id)).toBe(placeOf(threat) + 1000 * (Number(service) - 1))
  }
})

test('what must never happen and the team’s own stories have numbers of their own', () => {
  expect([numbers.get('must-never-happen'), numbers.get('own-2')]).toEqual([9000, 9002])
})

test('a step in own words has a number by its story, one of the catalogue by its place', () => {
  const [first] = input.catalogue.safeguards
  expect(stepNumber(summary, first?.id ?? '', numbers)).toBe(1)
  expect(stepNumber(summary, `${first?.id}.3`, numbers)).toBe(2001)
  expect(stepNumber(summary, 'own:own-2', numbers)).toBe(29_002)
})

test('a story that some services share is found in the catalogue, and happens where it says', () => {
  const apart = stories.find(({ id }) => id.endsWith('.2'))?.finding
  if (!apart) throw new Error('no service has a story of its own')
  const { threat: _, service: __, ...finding } = apart
  expect(threatOf(summary, finding)?.id).toBe(finding.id.split('.')[0])
  const places = findingElements(summary, productModel(summary), finding)
  expect(places.some((id) => id.includes('service.'))).toBe(true)
})
