import { describe, expect, test } from 'vitest'
import {
  cardsOf,
  give,
  key,
  passDays,
  recorded,
  shownTo,
  waitingCheck,
  waits,
} from '../waiting-check.ts'

describe('the card of what waits', () => {
  test('lists everything that waits for somebody in this check, each with what they can do', async () => {
    const check = await waitingCheck()
    await waits.questions(check)
    await waits.second(check)
    await passDays(check, '2026-11-24')
    const [text = ''] = await shownTo(check, 'Ravi', 'waiting')
    expect(text.split('\n')).toEqual([
      'Waiting for you: Clinic Booking',
      '1 question from Dana, waiting since 23 Nov.',
      '[Answer now]',
      expect.stringMatching(
        /^Something was proposed about “.+”. It counts once one more person agrees. What do you think\?$/,
      ),
      '[Look at it]',
      '[Tomorrow] [Stop reminding me] [I am away]',
    ])
  })

  test('is a new card each time, and only the newest says what waits', async () => {
    const check = await waitingCheck()
    await waits.questions(check)
    await passDays(check, '2026-11-26')
    expect(await shownTo(check, 'Ravi', 'waiting')).toHaveLength(1)
    const { outbox } = (await check.bench.store.load(key(check.review))) ?? { outbox: [] }
    expect(outbox.flatMap(({ id }) => (id.startsWith('waiting/') ? [id] : []))).toEqual([
      'waiting/ravi/1',
      'waiting/ravi/2',
    ])
  })

  test('says that nothing waits any more once it is done', async () => {
    const check = await waitingCheck()
    await waits.step(check)
    await passDays(check, '2026-12-07')
    const { bench, review, finding } = check
    await bench.act('Ravi', { type: 'stepDone', review, finding, shown: 'Locked' })
    expect(await shownTo(check, 'Ravi', 'waiting')).toEqual([
      'Nothing in Clinic Booking waits for you any more.',
    ])
  })

  test('says how late a step is, in working days', async () => {
    const check = await waitingCheck()
    await waits.step(check)
    await passDays(check, '2026-12-11')
    expect((await shownTo(check, 'Ravi', 'waiting')).join()).toMatch(
      /You see to “.+”\. It was for 8 Dec, 3 working days ago\./,
    )
    await passDays(check, '2026-12-15')
    expect((await shownTo(check, 'Dana', 'waiting')).join()).toMatch(
      /Ravi was to see to “.+” by 8 Dec\. It is not done\./,
    )
  })

  test('previews name the product and the day, never the weak spot', async () => {
    const check = await waitingCheck()
    await waits.step(check)
    await give(check, check.other, '2026-12-09')
    await passDays(check, '2026-12-08')
    const previews = [
      ...(await cardsOf(check, 'Ravi', 'waiting')),
      ...(await cardsOf(check, 'Ravi', 'owner')),
    ].map(({ preview }) => preview)
    expect(previews).toEqual([
      'Clinic Booking: 2 things wait for you, the first for 8 Dec.',
      'Clinic Booking: you are asked to see to something by 9 Dec.',
    ])
  })

  test('names no story to somebody who may not read them', async () => {
    const check = await waitingCheck()
    await waits.step(check)
    const { bench, review } = check
    await bench.act('Dana', { type: 'close', review, sure: true })
    const record = await bench.store.load(key(review))
    const published = record?.events.findLast((event) => event.type === 'published')
    if (published?.type !== 'published') throw new Error('not posted')
    await recorded(check, { ...published, how: 'headline' })
    await passDays(check, '2026-12-07')
    expect(await shownTo(check, 'Ravi', 'waiting')).toEqual([
      expect.stringContaining('You see to one of the stories by 8 Dec.'),
    ])
  })
})
