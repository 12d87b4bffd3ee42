import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered } from '../../contracts/standing-check.ts'
import { startJourney } from './journey.ts'
import { words } from './whatif.ts'

// A group chat has no threads: one card shows the stories, and turns for everybody.

const journey = await startJourney()
const { people, settled, newest, seat } = journey
const { dana, ravi, mei } = people
afterAll(() => journey.stop())

const { poll } = expect
const stand = 'What do you think?'

/** The cards of the check that somebody sees in the chat. */
const texts = (who = ravi): string[] =>
  who
    .messages('chat')
    .filter((one) => journey.isCard(one))
    .map(({ seen }) => seen?.text ?? '')

const card = () => texts().at(1) ?? ''

beforeAll(async () => {
  await dana.adds()
  await dana.adds('chat')
  await answered(seat('dana'), 'Ticket Shop')
  await settled()
  await dana.presses('Show me the summary')
  await settled()
  await dana.presses('Post it to a private place')
  await settled()
  await dana.sends({ 'Post it in': 'Launch' })
  await settled()
})

test('there are two cards: the summary, and one that shows the stories', async () => {
  expect(texts()).toHaveLength(2)
  expect(texts()[0]).toMatch(/^What could go wrong with Ticket Shop/)
  expect(card()).toMatch(/^Could .*[^$]*Story 1 of 7$/)
})

test('it turns for everybody, forwards and backwards, around', async () => {
  const first = card()
  await ravi.presses('Next story', { in: 'chat' })
  await poll(card).toContain('Story 2 of 7')
  expect(texts(mei)).toEqual(texts(ravi))
  await mei.presses('Story before', { in: 'chat' })
  await mei.presses('Story before', { in: 'chat' })
  await poll(card).toContain('Story 7 of 7')
  await dana.presses('Next story', { in: 'chat', as: 'submit' })
  await poll(card).toBe(first)
  expect(texts()).toHaveLength(2)
})

test('what people think is counted on the story that it is about', async () => {
  await ravi.presses('Say what you think', { in: 'chat' })
  await newest('ravi').toMatch(/^Could this happen with Ticket Shop/)
  await newest('ravi').toContain('You pressed this in “Launch”.')
  await mei.presses('Next story', { in: 'chat' })
  await ravi.sends({ [stand]: 'Yes' })
  await settled()
  expect(card()).not.toContain('1 of')
  await mei.presses('Story before', { in: 'chat' })
  await poll(card).toContain('1 of')
  await mei.presses('Say what you think', { in: 'chat' })
  await mei.sends({ [stand]: 'Partly' })
  await newest('mei').toContain('Yes: 1')
  await poll(card).toContain('2 of 3 have said what they think.')
})

test('“Talk it through” turns to what is to be talked about next', async () => {
  for (let n = 0; n < 3; n++) await mei.presses('Next story', { in: 'chat' })
  await poll(card).toContain('Story 4 of 7')
  const { toast } = await ravi.presses('Talk it through', { in: 'chat' })
  expect(toast).toBe(words('teams.story.turned'))
  await poll(card).toContain('Story 1 of 7')
  expect(texts()).toHaveLength(2)
})

test('a story of one’s own has its page; closed and deleted, no words stay', async () => {
  await mei.presses('See everything', { in: 'chat' })
  await mei.presses('Add a story')
  await mei.sends({ 'Someone could …': 'Someone could sell it twice' })
  await poll(() => texts()[0]).toContain('Someone could sell it twice')
  await mei.presses('Story before', { in: 'chat' })
  await poll(card).toMatch(/sell it twice[^$]*Story 8 of 8/)
  await dana.presses('Close the check')
  await dana.presses('Close anyway')
  await poll(() => texts().at(-1)).toContain('0 of 8 stories talked through.')
  await dana.says('delete')
  await dana.sends({ 'Type the product’s name to be sure': 'Ticket Shop' })
  await poll(() => [...new Set(texts())]).toEqual(['This check was deleted.'])
})
