import { expect, test } from 'vitest'
import type { Outcome } from '../../src/review/ports.ts'
import { Bench, weak, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')

test('the day to have talked by is set before posting, and stands in what is posted', async () => {
  const bench = new Bench()
  const review = await bench.start('Dana', 'Clinic Booking', 'hidden')
  await bench.answerAll('Dana', review, weak)
  const { form } = await bench.act('Dana', { type: 'openTalkPlan', review })
  expect(JSON.stringify(form)).toContain('openStances')
  await bench.act('Dana', { type: 'planTalk', review, until: '2026-12-04' })
  await bench.act('Dana', { type: 'preview', review })
  await bench.act('Dana', { type: 'publish', review, how: 'all' })
  const { thread } = await bench.feed('Mei', review)
  expect(JSON.stringify(thread[0])).toContain('Please talk it through by 4 Dec')
})

test('a day in the past is not taken, and the form comes back with what is wrong', async () => {
  const { bench, review } = await copyOfPosted()
  const outcome = await bench.act('Dana', { type: 'planTalk', review, until: '2020-01-01' })
  expect(said(outcome)).toContain('still to come')
  expect(outcome).toMatchObject({ wrong: 'until', form: {} })
})

test('the day can be moved and taken away; the same again changes nothing', async () => {
  const { bench, review } = await copyOfPosted()
  await bench.act('Dana', { type: 'planTalk', review, until: '2026-12-04' })
  const again = await bench.act('Dana', { type: 'planTalk', review, until: '2026-12-04' })
  expect(said(again)).not.toContain('Noted')
  expect(said(await bench.act('Dana', { type: 'planTalk', review, until: '' }))).toContain('no day')
  const { thread } = await bench.feed('Mei', review)
  expect(JSON.stringify(thread[0])).not.toContain('Please talk it through by')
})

test('how openly people speak stays as they were told once it is posted', async () => {
  const bench = new Bench()
  const review = await bench.start('Dana', 'Clinic Booking', 'hidden')
  await bench.answerAll('Dana', review, weak)
  await bench.act('Dana', { type: 'preview', review })
  await bench.act('Dana', { type: 'publish', review, how: 'all' })
  const finding = await bench.firstStory('Dana', review)
  await bench.act('Mei', { type: 'takeStance', review, finding, stance: 'partly' })
  await bench.act('Dana', { type: 'planTalk', review, until: '2026-12-04', openStances: true })
  const { thread } = await bench.feed('Zoe', review)
  expect(JSON.stringify(thread)).not.toContain('Partly: 1')
})

test('only the facilitator plans it', async () => {
  const { bench, review } = await copyOfPosted()
  const outcome = await bench.act('Mei', { type: 'planTalk', review, until: '2026-12-04' })
  expect(said(outcome)).toContain('Only Dana can do that here.')
})
