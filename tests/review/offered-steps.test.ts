import { beforeAll, expect, test } from 'vitest'
import { Bench, weak } from './bench.ts'
import { fieldIn } from './pressing.ts'

const bench = new Bench()
let review: string

beforeAll(async () => {
  review = await bench.posted('Dana', 'Clinic Booking', {
    ...weak,
    'wrong.never': 'That a doctor reads another patient’s file',
  })
  await bench.act('Mei', { type: 'addStory', review, words: 'The key is under the mat' })
})

const stepsFor = async (finding: string) => {
  const { form } = await bench.act('Mei', { type: 'openDecide', review, finding })
  const field = fieldIn(form, 'safeguards')
  return field?.type === 'choices' ? field.options.map(({ value }) => value) : []
}
const analysis = async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  const published = record?.events.find((event) => event.type === 'published')
  if (!published) throw new Error('nothing was posted')
  return published.analysis
}

test('a story offers its own steps, all of them, best first', async () => {
  const [first] = (await analysis()).findings
  expect(await stepsFor(first?.id ?? '')).toEqual(first?.safeguards)
})

test('one in the team’s own words offers the eight that help most anywhere', async () => {
  const best = (await analysis()).bestFixes.map(({ safeguard }) => safeguard)
  expect(best.length).toBeGreaterThan(8)
  expect(await stepsFor('own-1')).toEqual([...new Set(best)].slice(0, 8))
})

test('what must never happen offers the best step of each way to it first, each once', async () => {
  const { findings, ways = [] } = await analysis()
  const byId = new Map(findings.map(({ id, safeguards }) => [id, safeguards]))
  const told = ways.slice(0, 5).map(({ finding }) => byId.get(finding) ?? [])
  expect(told.length).toBeGreaterThan(2)
  const steps = [...new Set(told.flatMap((safeguards) => safeguards.slice(0, 1)))]
  const offered = await stepsFor('must-never-happen')
  expect(offered.slice(0, steps.length)).toEqual(steps)
  expect(new Set(offered).size).toBe(8)
})
