import { beforeEach, expect, test } from 'vitest'
import type { Outcome } from '../../src/review/ports.ts'
import type { Bench } from './bench.ts'
import { words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string
const finding = 'own-1'

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted())
  await bench.act('Mei', { type: 'addStory', review, words: 'What if the rof leaks?' })
})

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')
const act = (name: string, action: object) => bench.act(name, { review, finding, ...action })
const thread = async () => JSON.stringify((await bench.feed('Zoe', review)).thread)

test('its author mends a slip', async () => {
  const { form } = await act('Mei', { type: 'openReword' })
  expect(JSON.stringify(form)).toContain('What if the rof leaks?')
  await act('Mei', { type: 'rewordStory', words: 'What if the roof leaks?' })
  expect(await thread()).toContain('What if the roof leaks?')
  expect(await thread()).not.toContain('rof')
})

test('its author, or the facilitator, takes it back: it counts nowhere, and its card says so', async () => {
  await act('Dana', { type: 'withdrawStory' })
  expect(await thread()).toContain('This story was taken back.')
  expect(await thread()).not.toContain('rof')
  expect(said(await act('Ravi', { type: 'takeStance', stance: 'yes' }))).not.toContain('Thank you')
})

test('a story that comes after one that was taken back has an id of its own', async () => {
  await act('Mei', { type: 'withdrawStory' })
  await bench.act('Mei', { type: 'addStory', review, words: 'What if it rains?' })
  expect(await thread()).toContain('story/own-2')
})

test('others cannot, and are told who can', async () => {
  expect(said(await act('Ravi', { type: 'withdrawStory' }))).toContain('Only Mei or Dana')
  const reworded = await act('Ravi', { type: 'rewordStory', words: 'Nothing' })
  expect(reworded).toMatchObject({ notTaken: true })
  expect(await thread()).toContain('rof')
})

test.each([
  { type: 'takeStance', stance: 'yes' },
  { type: 'decide', treatment: 'mitigate', own: 'Mend it', owner: 'Ravi', due: '2026-12-04' },
])('once somebody else has spoken it stays as it is ($type)', async (spoken) => {
  await act('Ravi', spoken)
  expect(said(await act('Mei', { type: 'openReword' }))).toContain('it stays as it is')
  expect(said(await act('Mei', { type: 'withdrawStory' }))).toContain('it stays as it is')
  expect(said(await act('Mei', { type: 'storyMore' }))).not.toContain('Take it back')
})

test('a story of the catalogue is nobody’s to reword', async () => {
  const first = await bench.firstStory('Dana', review)
  const outcome = await act('Dana', { type: 'rewordStory', finding: first, words: 'Other words' })
  expect(said(outcome)).toContain('not in anybody’s own words')
})
