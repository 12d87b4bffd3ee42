import { beforeEach, expect, test } from 'vitest'
import { usualPolicy } from '../../src/domain/policy.ts'
import type { Outcome } from '../../src/review/ports.ts'
import { fold } from '../../src/review/state.ts'
import { Bench, words } from './bench.ts'
import { copyOfPosted, postedCheck } from './posted-check.ts'
import { fieldIn, labelsIn } from './pressing.ts'

let bench: Bench
let review: string
let finding: string
let safeguard: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted())
  safeguard = (await stepsOf(bench, review, finding))[0] ?? ''
})

async function stepsOf(from: Bench, id: string, story: string): Promise<readonly string[]> {
  const record = await from.store.load({ workspace: 'local', id })
  const findings = record ? fold(record).published?.analysis.findings : undefined
  return findings?.find((one) => one.id === story)?.safeguards ?? []
}

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')
const onStory = () => ({ review, finding })
const decide = () =>
  bench.act('Dana', {
    type: 'decide',
    ...onStory(),
    treatment: 'mitigate',
    safeguards: safeguard,
    owner: 'Dana',
    due: '2026-12-10',
  })
const make = (by = 'Dana') => bench.act(by, { type: 'makeRule', ...onStory(), safeguard })
const more = async (by: string) =>
  labelsIn((await bench.act(by, { type: 'storyMore', ...onStory() })).replies[0]).join('\n')

test('a step that was decided becomes a rule, and is one no more when that is taken back', async () => {
  await decide()
  expect(await more('Dana')).toContain('A rule for all products:')
  expect(said(await make())).toContain('a rule for all products now')
  expect(await more('Dana')).toContain('No rule any more:')
  const { facts } = (await bench.store.load({ workspace: 'local', id: review }))?.heading ?? {}
  expect(facts?.rules).toEqual([safeguard])
  await bench.act('Dana', { type: 'dropRule', ...onStory(), safeguard })
  expect(await more('Dana')).toContain('A rule for all products:')
})

test('only a step that was decided here, by whoever looks after the check or leads', async () => {
  expect(said(await make())).toContain('a safety step that was decided here')
  await decide()
  expect(await more('Mei')).not.toContain('A rule for all products:')
  expect(said(await make('Mei'))).toContain('Only Dana, or somebody who leads')
  const { bench: posted } = await postedCheck()
  const led = new Bench({ policy: { ...usualPolicy, leads: ['mei'] } })
  led.clock.pass(3600)
  await led.copy(posted, review)
  bench = led
  await decide()
  bench.trust = 'claimed'
  expect(said(await make('Mei'))).toContain('Only Dana, or somebody who leads')
  bench.trust = 'proven'
  expect(said(await make('Mei'))).toContain('a rule for all products now')
})

test('every check suggests it where it helps, first and marked, and takes it', async () => {
  await decide()
  await make()
  await bench.act('Dana', { type: 'home' })
  const other = await bench.posted('Jo', 'Swim Booking')
  const { form } = await bench.act('Jo', { type: 'openDecide', review: other, finding })
  const field = fieldIn(form, 'safeguards')
  const options = field?.type === 'choices' ? field.options : []
  expect(options[0]).toMatchObject({ value: safeguard })
  expect(options[0]?.label).toContain('A rule for all products')
  expect(options.filter(({ label }) => label.includes('A rule for all products'))).toHaveLength(1)
})

test('the overview counts who follows it, and whom it would help', async () => {
  await decide()
  await make()
  await bench.act('Dana', { type: 'home' })
  await bench.posted('Jo', 'Swim Booking')
  const card = said(await bench.act('Dana', { type: 'overview' }))
  expect(card).toContain('1 product follows it; it would help 1 more.')
})

test('a story in the team’s own words is offered every rule', async () => {
  await decide()
  await make()
  await bench.act('Dana', { type: 'addStory', review, words: 'The key is under the mat' })
  const record = await bench.store.load({ workspace: 'local', id: review })
  const own = record?.events.findLast((event) => event.type === 'storyAdded')
  const story = own?.type === 'storyAdded' ? own.finding : ''
  const { form } = await bench.act('Dana', { type: 'openDecide', review, finding: story })
  expect(JSON.stringify(form)).toContain(safeguard)
})
