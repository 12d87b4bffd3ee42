import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, weak, words } from '../bench.ts'
import { postedCheck } from '../posted-check.ts'
import { buttonsIn, labelsIn, pressOf, textsIn } from '../pressing.ts'
import { readyToPost, settled, Town } from '../town.ts'

const { bench: posted, review: postedReview } = await postedCheck({ product: 'Swim Booking' })
const { say } = posted
let bench: Bench
let review: string

beforeEach(async () => {
  bench = new Bench()
  bench.clock.pass(3600)
})

const act = (name: string, action: object) => bench.act(name, { review, ...action })
const greeting = async () =>
  (await bench.feed('Dana', review)).own.find(({ id }) => id === 'greeting')?.message
const fromPosted = async () => {
  review = postedReview
  await bench.copy(posted, review)
}
const shortly = say('conversation.greeting.mainOnly')

describe('the greeting', () => {
  test('says how many questions there are and how long they take, and can shorten them', async () => {
    review = await bench.start('Dana', 'Swim Booking')
    const body = textsIn(await greeting())[1] ?? ''
    const [count = 0, minutes = 0] = (body.match(/\d+/g) ?? []).map(Number)
    const [promised] = say('conversation.home.empty').match(/\d+/) ?? []
    expect(minutes).toBe(Number(promised))
    expect(body).toBe(say('conversation.greeting.body', { count, minutes }))
    expect(pressOf(await greeting(), shortly)).toEqual({ type: 'mainOnly', review })
    expect(pressOf(await greeting(), say('conversation.whoSees.title'))).toEqual({
      type: 'whoSees',
      review,
    })
    const { replies } = await act('Dana', { type: 'mainOnly' })
    expect(words(replies[0])).toBe(say('conversation.greeting.mainThen'))
    const fewer = Number(textsIn(await greeting())[1]?.match(/\d+/)?.[0])
    expect(fewer).toBeLessThan(count)
    expect(labelsIn(await greeting())).toEqual([say('conversation.whoSees.title')])
  })

  test('shortens nothing once all is answered', async () => {
    review = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', review, weak)
    await act('Dana', { type: 'lookOver' })
    expect(labelsIn(await greeting())).not.toContain(shortly)
  })
})

describe('who sees what', () => {
  test('is four lines, which name who is told privately', async () => {
    review = await bench.start('Dana', 'Swim Booking')
    const { replies } = await act('Dana', { type: 'whoSees' })
    const items = replies[0]?.elements.flatMap((one) => (one.type === 'list' ? one.items : []))
    expect(items).toHaveLength(4)
    expect(items?.at(-1)).toBe(say('conversation.whoSees.told', { facilitator: 'Dana' }))
  })
})

describe('stopping for now', () => {
  test('keeps the place, and one button goes on', async () => {
    review = await bench.start('Dana', 'Swim Booking')
    await act('Dana', { type: 'stop' })
    const card = await bench.open('Dana', review)
    const of = Number(words(card).match(/\d+/g)?.at(-1))
    expect(textsIn(card)).toEqual([say('conversation.stop.kept', { n: 1, of })])
    expect(of).toBeGreaterThan(20)
    expect(pressOf(card, say('conversation.stop.continue'))).toEqual({ type: 'continue', review })
    await act('Dana', { type: 'continue' })
    expect(await bench.asked('Dana', review)).toBe('about.what')
  })

  test('of somebody who was asked counts their own questions', async () => {
    review = await bench.start('Dana', 'Swim Booking')
    for (const question of ['about.stage', 'info.leak', 'info.change']) {
      await act('Dana', { type: 'handOver', question, to: 'Ravi' })
    }
    await act('Ravi', { type: 'stop' })
    expect(textsIn(await bench.open('Ravi', review))).toEqual([
      say('conversation.stop.kept', { n: 1, of: 3 }),
    ])
  })
})

describe('after posting', () => {
  const again = say('conversation.posted.again')
  const labels = async () => labelsIn(await bench.open('Dana', review))
  const texts = async () => textsIn(await bench.open('Dana', review))

  test('it says that it stands, and what can be done from here', async () => {
    await fromPosted()
    expect(await texts()).toEqual([say('conversation.preview.posted')])
    const types = buttonsIn(await bench.open('Dana', review)).map(({ action }) => action)
    expect(types).toEqual(
      ['lookOver', 'goDeeper', 'openTalkPlan', 'progress', 'close', 'openShare'].map((type) => ({
        type,
        review,
      })),
    )
  })

  test('a changed answer offers to look at what is new', async () => {
    await fromPosted()
    await act('Dana', { type: 'change', question: 'info.leak' })
    await act('Dana', { type: 'answer', question: 'info.leak', version: 1, value: 'mild' })
    expect(await texts()).toContain(say('conversation.posted.changed'))
    expect(pressOf(await bench.open('Dana', review), again)).toEqual({ type: 'preview', review })
    expect(await texts()).not.toContain(say('conversation.posted.newer'))
  })

  test('a headline alone can be followed by every story, until something changed', async () => {
    review = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', review, weak)
    await act('Dana', { type: 'preview' })
    await act('Dana', { type: 'publish', how: 'headline' })
    const all = say('conversation.posted.all')
    expect(pressOf(await bench.open('Dana', review), all)).toEqual({
      type: 'publish',
      review,
      how: 'all',
    })
    await act('Dana', { type: 'change', question: 'info.leak' })
    await act('Dana', { type: 'answer', question: 'info.leak', version: 1, value: 'mild' })
    expect(await labels()).not.toContain(all)
    expect(await labels()).toContain(again)
  })

  test('a closed check can be opened again, and nothing else is asked of it', async () => {
    await fromPosted()
    await act('Dana', { type: 'close', sure: true })
    expect(await texts()).toEqual([
      say('discussion.closed.done'),
      say('look.next.ask', { product: 'Swim Booking' }),
    ])
    expect(await labels()).toEqual([
      say('look.next.sprint'),
      say('look.next.threeMonths'),
      say('look.next.sixMonths'),
      say('look.next.date'),
      say('look.next.none'),
      say('conversation.posted.lookOver'),
      say('conversation.posted.reopen'),
      say('overview.share.open'),
    ])
    expect(pressOf(await bench.open('Dana', review), say('conversation.posted.reopen'))).toEqual({
      type: 'reopen',
      review,
    })
    await act('Dana', { type: 'reopen' })
    expect(await labels()).toContain(say('conversation.posted.close'))
  })

  test('what could not be put up says why, and can be tried again or go elsewhere', async () => {
    const town = new Town()
    town.outside = true
    const ready = await readyToPost(town)
    bench = ready.bench
    review = ready.review
    await act('Dana', { type: 'publish', how: 'all', to: 'square', sure: true })
    await settled(bench, review)
    const card = await bench.open('Dana', review)
    expect(textsIn(card)[0]).toBe(say('conversation.trouble.not-in-place'))
    expect(pressOf(card, say('conversation.trouble.again'))).toEqual({ type: 'postAgain', review })
    expect(pressOf(card, say('conversation.trouble.elsewhere'))).toEqual({
      type: 'openPublish',
      review,
      how: 'all',
      onlyPrivate: true,
    })
    town.outside = false
    await act('Dana', { type: 'postAgain' })
    await settled(bench, review)
    expect((await texts())[0]).toBe(say('conversation.preview.posted'))
    const twice = await act('Dana', { type: 'postAgain' })
    expect(words(twice.replies[0])).toBe(say('conversation.gentle.repeat'))
  })
})

describe('what somebody was told or asked', () => {
  test('words for the facilitator alone name who says so, the story and the words', async () => {
    await fromPosted()
    const finding = await bench.firstStory('Dana', review)
    await act('Mei', { type: 'tell', finding, words: 'It happened in May' })
    await act('Jo', { type: 'tell', finding, words: 'And in June' })
    const { own } = await bench.feed('Dana', review)
    const told = own.filter(({ id }) => id.startsWith('told/')).map(({ message }) => words(message))
    expect(told).toHaveLength(2)
    expect(told[0]).toMatch(/Mei.*It happened in May/)
    expect(told[1]).toMatch(/Jo.*And in June/)
    expect(told[1]).not.toContain('It happened in May')
    const published = (await bench.store.load({ workspace: 'local', id: review }))?.events.find(
      (event) => event.type === 'published',
    )
    const about = published?.analysis.findings.find(({ id }) => id === finding)
    expect(told[0]).toContain(about?.title)
  })

  test('of a story in the team’s own words quotes those', async () => {
    await fromPosted()
    await act('Mei', { type: 'addStory', words: 'The key is under the mat' })
    await act('Mei', { type: 'tell', finding: 'own-1', words: 'I moved it' })
    const { own } = await bench.feed('Dana', review)
    const told = own.filter(({ id }) => id.startsWith('told/'))
    expect(words(told[0]?.message)).toContain('The key is under the mat')
  })

  test('who is asked in is told by whom and about what; done, they are thanked', async () => {
    review = await bench.start('Dana', 'Swim Booking')
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Ravi' })
    const { own } = await bench.feed('Ravi', review)
    const batch = own.find(({ id }) => id.startsWith('batch/'))?.message
    expect(textsIn(batch)).toEqual([
      say('conversation.handOver.batch', { from: 'Dana', product: 'Swim Booking' }),
      say('conversation.handOver.private', { from: 'Dana', facilitator: 'Dana' }),
    ])
    await act('Ravi', { type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    expect(textsIn(await bench.open('Ravi', review))).toEqual([
      say('conversation.handedDone.title'),
      say('conversation.handedDone.body', { name: 'Dana' }),
    ])
  })
})
