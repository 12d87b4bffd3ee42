import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered } from '../../contracts/standing-check.ts'
import { content } from '../../own-content.ts'
import { nameOfStory, wordsToldIn } from '../../story-words.ts'
import { startJourney } from './journey.ts'
import { words } from './whatif.ts'
import { neededScopes } from './workspace.ts'

// What the app is not granted, it says; nothing stops working.
const journey = await startJourney({ scopes: neededScopes })
const { slack, people, open, closed, seat, standing, newest, whispered } = journey
afterAll(() => journey.stop())

const { poll } = expect

beforeAll(async () => {
  await answered(seat('Dana'), 'Clinic Booking')
  await seat('Dana').presses('Show me the summary')
})

test('who reads a place is not known, and that is said', async () => {
  await people.dana.press('Post it all somewhere else')
  await people.dana.submit({ 'Post it in': open })
  await newest('dana').toContain('I cannot see who reads that place.')
})

test('where the app is not, it says so; once it was invited, it posts again', async () => {
  await people.dana.press('Only the headline there')
  await newest('dana').toContain('I am not a member of that place yet.')
  await people.dana.invite(open)
  await people.dana.press('Post again')
  await newest('dana').toContain('Posted.')
  const [summary = ''] = await standing('ravi', open)
  expect(summary).toContain('The list itself is not shown here')
  for (const { id } of content.catalogue.threats) expect(summary).not.toContain(nameOfStory(id))
})

test('a summary without pictures says in words what they show', async () => {
  await answered(seat('Dana'), 'Pay Slips')
  await seat('Dana').presses('Show me the summary')
  await seat('Dana').presses('Post it to a private place')
  await people.dana.submit({ 'Post it in': closed })
  await newest('dana').toContain('Posted.')
  const [summary = '', ...stories] = await standing('ravi', closed)
  expect(stories).toHaveLength(7)
  expect(summary).not.toContain('{picture')
  expect(summary).toContain(words('thread.picture.data-flow'))
})

test('a report that cannot be sent is not promised', async () => {
  await people.ravi.press('Take along', { in: closed })
  await poll(() => people.ravi.readForm()).toContain('What would you like to take along?')
  await people.ravi.submit()
  await whispered('ravi', closed).toContain('I cannot hand over files here')
})

test('names are those that Slack sends along', async () => {
  const saying = wordsToldIn((await standing('ravi', closed))[1]) ?? ''
  await people.ravi.press('Say what you think', { in: closed, saying })
  await people.ravi.submit({
    'What do you think?': 'No, because …',
    'Why? (needed for “no” and “doesn’t apply”)': 'We test it',
    'Others may see my name and reason (only then can somebody agree with a “no”)': ['Yes'],
  })
  await poll(async () => (await standing('mei', closed)).join()).toContain(
    'Somebody says so; a second person must agree.',
  )
})

test('who has no check is told so', async () => {
  await people.mei.command('delete')
  await poll(() => people.mei.readForm()).toContain('You have no check here')
})

test('nothing was asked that is not granted', () => {
  expect(slack.calls.filter(({ answer }) => answer['error'] === 'missing_scope')).toEqual([])
})
