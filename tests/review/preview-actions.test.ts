import { beforeEach, describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { Bench, weak, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { fieldIn, labelsIn, pressOf, textsIn } from './pressing.ts'
import { readyToPost, settled, Town, threadOf } from './town.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted())
})

const act = async (name: string, action: object) => {
  const outcome = await bench.act(name, { review, ...action })
  return { ...outcome, said: outcome.replies.map(words).join('\n') }
}
const eventsOf = async (id = review) => {
  const record = await bench.store.load({ workspace: 'local', id })
  return record?.events.map(({ type }) => type) ?? []
}

describe('the preview', () => {
  test('comes once the questions are through, and only once', async () => {
    bench = new Bench()
    const id = await bench.start('Dana', 'Swim Booking')
    const preview = () => bench.act('Dana', { type: 'preview', review: id })
    expect((await preview()).replies.map(words)).toEqual([say('conversation.gentle.stillAsking')])
    await bench.answerAll('Dana', id, weak)
    await preview()
    expect((await eventsOf(id)).slice(-2)).toEqual(['lookedOver', 'previewed'])
    const count = (await eventsOf(id)).length
    await preview()
    expect(await eventsOf(id)).toHaveLength(count)
    expect(labelsIn(await bench.open('Dana', id))).toContain(say('thread.preview.all'))
  })

  test('of a posted check shows what would be posted now, and records nothing', async () => {
    const count = (await eventsOf()).length
    const { replies } = await act('Dana', { type: 'preview' })
    expect(words(replies[0])).not.toBe('')
    expect(await eventsOf()).toHaveLength(count)
  })

  test('comes first when somebody posts without it', async () => {
    bench = new Bench()
    const id = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', id, weak)
    await bench.act('Dana', { type: 'publish', review: id, how: 'all' })
    expect(await eventsOf(id)).not.toContain('published')
    expect(await eventsOf(id)).toContain('previewed')
  })
})

describe('opening a story', () => {
  test('that stands in the thread shows it at once', async () => {
    const count = (await eventsOf()).length
    const { replies } = await act('Mei', { type: 'openStory', finding })
    expect(labelsIn(replies[0])).toContain(say('thread.story.think'))
    expect(await eventsOf()).toHaveLength(count)
  })

  test('that stands nowhere yet puts it into the thread', async () => {
    const { replies } = await act('Mei', { type: 'everything', page: 3 })
    const open = labelsIn(replies[0]).length
    expect(open).toBeGreaterThan(0)
    const ids = async () =>
      (await bench.feed('Mei', review)).thread
        .map(({ id }) => id)
        .filter((id) => id.startsWith('story/'))
    const published = (await bench.store.load({ workspace: 'local', id: review }))?.events.find(
      (event) => event.type === 'published',
    )
    const before = await ids()
    const hidden = published?.analysis.findings.find(({ id }) => !before.includes(`story/${id}`))
    const opened = await act('Mei', { type: 'openStory', finding: hidden?.id })
    expect(opened.replies).toEqual([])
    expect(await ids()).toEqual([...before, `story/${hidden?.id}`])
  })

  test('under a headline is for its facilitator alone', async () => {
    bench = new Bench()
    const id = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', id, weak)
    await bench.act('Dana', { type: 'preview', review: id })
    await bench.act('Dana', { type: 'publish', review: id, how: 'headline' })
    const open = (name: string) => bench.act(name, { type: 'openStory', review: id, finding })
    expect((await open('Mei')).replies.map(words)).toEqual([say('conversation.gentle.notPosted')])
    expect(labelsIn((await open('Dana')).replies[0])).toContain(say('thread.story.think'))
    expect((await bench.feed('Dana', id)).thread.map(({ id: card }) => card)).toEqual(['summary'])
  })
})

describe('stories in the team’s own words', () => {
  test('have a form, are numbered, and end at thirty', async () => {
    const { form } = await act('Mei', { type: 'openAddStory' })
    expect(fieldIn(form, 'words')).toMatchObject({ required: true, max: 300 })
    expect(form?.submit.action).toEqual({ type: 'addStory', review })
    const add = (n: number) => act(n % 2 ? 'Mei' : 'Jo', { type: 'addStory', words: `Story ${n}` })
    expect((await add(1)).said).toBe(say('discussion.add.thanks'))
    for (let n = 2; n <= 30; n++) await add(n)
    expect((await add(31)).said).toBe(say('discussion.add.tooMany', { count: 30 }))
    const { thread } = await bench.feed('Mei', review)
    const own = thread.filter(({ id }) => id.startsWith('story/own-'))
    expect(own.map(({ id }) => id)).toEqual(
      Array.from({ length: 30 }, (_, n) => `story/own-${n + 1}`),
    )
    expect(words(own[29]?.message)).toContain('Story 30')
  })
})

describe('closing and opening again', () => {
  test('twice is once', async () => {
    expect((await act('Dana', { type: 'reopen' })).said).toBe(say('discussion.closed.reopened'))
    expect(await eventsOf()).not.toContain('reopened')
    await act('Dana', { type: 'close', sure: true })
    const { said } = await act('Dana', { type: 'close', sure: true })
    expect(said).toBe(say('discussion.closed.done'))
    expect((await eventsOf()).filter((type) => type === 'closed')).toHaveLength(1)
    expect((await act('Dana', { type: 'reopen' })).said).toBe(say('discussion.closed.reopened'))
    expect(await eventsOf()).toContain('reopened')
  })

  test('the closing words stay true while things are said later', async () => {
    await act('Dana', { type: 'close', sure: true })
    const digest = () => bench.threadCard('Dana', review, 'digest')
    const before = await digest()
    await act('Dana', { type: 'reopen' })
    const decision = { treatment: 'mitigate', own: 'We lock it', owner: 'Jo', due: '2027-01-10' }
    await act('Mei', { type: 'decide', finding, ...decision })
    const { thread } = await bench.feed('Dana', review)
    expect(thread.find(({ id }) => id === 'digest')?.version).toBeGreaterThan(1)
    expect(await digest()).not.toBe(before)
    expect(await digest()).toContain('We lock it')
  })
})

describe('posting to a place', () => {
  test('asks where, a private one unless many are meant, and suggests where it was started', async () => {
    const town = new Town()
    bench = new Bench({ channel: town })
    const started = await bench.act('Dana', { type: 'start', product: 'Swim', place: 'square' })
    const id = started.review ?? ''
    await bench.answerAll('Dana', id, weak)
    await bench.act('Dana', { type: 'preview', review: id })
    const open = { type: 'openPublish', review: id, how: 'all' }
    const few = (await bench.act('Dana', { ...open, onlyPrivate: true })).form
    expect(fieldIn(few, 'to')).toMatchObject({ type: 'place', onlyPrivate: true })
    expect(fieldIn(few, 'to')).not.toHaveProperty('value')
    expect(textsIn(few)).toEqual([say('conversation.publish.few')])
    expect(few?.submit.action).toEqual({
      type: 'publish',
      review: id,
      how: 'all',
      onlyPrivate: true,
    })
    const many = (await bench.act('Dana', { ...open, onlyPrivate: false })).form
    expect(fieldIn(many, 'to')).toMatchObject({ onlyPrivate: false, value: 'square' })
    expect(textsIn(many)).toEqual([say('conversation.publish.many')])
    const nowhere = await bench.act('Dana', { type: 'publish', review: id, how: 'all' })
    expect(fieldIn(nowhere.form, 'to')).toMatchObject({ onlyPrivate: true })
    const over = { type: 'publish', review: id, how: 'all', to: 'square', until: '2026-01-01' }
    expect(await bench.act('Dana', over)).toMatchObject({ wrong: 'until' })
    await settled(bench, id)
    expect(threadOf(town)).toEqual([])
  })

  test('before more than a few says how many, and what can be done instead', async () => {
    const town = new Town({
      audience: { name: 'general', kind: 'public', readers: 120, guests: 1 },
    })
    const { bench: inTown, review: id } = await readyToPost(town)
    const publish = { type: 'publish', review: id, how: 'all', to: 'general' }
    const warning = (await inTown.act('Dana', publish)).replies[0]
    expect(words(warning)).toContain(
      say('conversation.readers.publicCount', { place: 'general', count: 120 }),
    )
    expect(words(warning)).toContain(say('conversation.readers.guests', { count: 1 }))
    const there = { type: 'publish', review: id, to: 'general', until: '', sure: true }
    expect(pressOf(warning, say('conversation.readers.headline'))).toEqual({
      ...there,
      how: 'headline',
    })
    expect(pressOf(warning, say('conversation.readers.all'))).toEqual({ ...there, how: 'all' })
    expect(pressOf(warning, say('thread.preview.private'))).toEqual({
      type: 'openPublish',
      review: id,
      how: 'all',
      onlyPrivate: true,
    })
    expect(pressOf(warning, say('thread.preview.notYet'))).toEqual({
      type: 'lookOver',
      review: id,
    })
  })

  test('a small private place needs no warning, one with guests does', async () => {
    for (const guests of [0, 1]) {
      const town = new Town({ audience: { name: 'team', kind: 'private', guests } })
      const { bench: inTown, review: id } = await readyToPost(town)
      const publish = { type: 'publish', review: id, how: 'all', to: 'team', onlyPrivate: true }
      const { replies } = await inTown.act('Dana', publish)
      await settled(inTown, id)
      expect(replies).toHaveLength(guests)
      expect(threadOf(town).includes('summary in team')).toBe(guests === 0)
    }
  })
})

test('a headline before many is never followed by “post it all” in the same breath', async () => {
  const town = new Town({ audience: { name: 'general', kind: 'public' } })
  const { bench: inTown, review: id } = await readyToPost(town)
  const publish = { type: 'publish', review: id, how: 'headline', to: 'general' }
  const labels = labelsIn((await inTown.act('Dana', publish)).replies[0])
  expect(labels).toContain(say('conversation.readers.headline'))
  expect(labels).not.toContain(say('conversation.readers.all'))
})

test.each(['public', 'shared', 'private'] as const)(
  'a %s place without guests is not said to have some',
  async (kind) => {
    const town = new Town({ audience: { name: 'general', kind, readers: 120, guests: 0 } })
    const { bench: inTown, review: id } = await readyToPost(town)
    const publish = {
      type: 'publish',
      review: id,
      how: 'all',
      to: 'general',
      onlyPrivate: kind !== 'private',
    }
    const { replies } = await inTown.act('Dana', publish)
    expect(words(replies[0])).toContain('120')
    expect(words(replies[0])).not.toContain(say('conversation.readers.guests', { count: 0 }))
  },
)
