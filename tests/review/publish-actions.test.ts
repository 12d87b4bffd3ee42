import { describe, expect, test } from 'vitest'
import { Bench, words } from './bench.ts'
import { Bell, readyToPost, settled, Town, threadOf } from './town.ts'

const open4000 = { name: '#general', kind: 'public', readers: 4000 } as const

describe('weak spots reach only those the facilitator knows of', () => {
  test('a headline that stands before many is told who would read the rest; nothing else is offered as private', async () => {
    const town = new Town({ audience: open4000 })
    const { bench, review } = await readyToPost(town)
    await bench.act('Dana', { type: 'publish', review, how: 'headline', to: 'C1', sure: true })
    await settled(bench, review)
    for (const action of [
      { type: 'openPublish', how: 'all', onlyPrivate: true },
      { type: 'publish', how: 'all' },
    ]) {
      const { replies } = await bench.act('Dana', { ...action, review })
      expect(words(replies[0])).toContain('4,000 people are in #general')
      expect(words(replies[0])).not.toContain('private place')
    }
    expect(threadOf(town)).toEqual(['summary in C1'])
    const other = await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'C2' })
    expect(words(other.replies[0])).toContain('the place you chose first')
    await bench.act('Dana', { type: 'publish', review, how: 'all', sure: true })
    await settled(bench, review)
    expect(threadOf(town).length).toBeGreaterThan(7)
    expect(new Set(threadOf(town).map((card) => card.split(' in ')[1]))).toEqual(new Set(['C1']))
  })

  test('a large private place is told too, and a headline as well', async () => {
    const town = new Town({ audience: { name: '#all', kind: 'private', readers: 900 } })
    const { bench, review } = await readyToPost(town)
    for (const how of ['all', 'headline']) {
      const said = await bench.act('Dana', { type: 'publish', review, how, to: 'C1' })
      expect(words(said.replies[0])).toContain('#all can be read by 900 people')
    }
    expect(threadOf(town)).toEqual([])
  })

  test('stories that could not be posted are not put up under a headline', async () => {
    const town = new Town()
    const { bench, review } = await readyToPost(town)
    town.outside = true
    await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'C1', onlyPrivate: true })
    await settled(bench, review)
    town.outside = false
    await bench.act('Dana', { type: 'publish', review, how: 'headline', to: 'C2', sure: true })
    await settled(bench, review)
    expect(threadOf(town)).toEqual(['summary in C2'])
  })

  test('under a headline, what its facilitator says of a story stays private', async () => {
    const town = new Town()
    const { bench, review } = await readyToPost(town)
    await bench.act('Dana', { type: 'publish', review, how: 'headline', to: 'C1', sure: true })
    await bench.act('Dana', { type: 'takeStance', review, finding: 'ransom', stance: 'yes' })
    const shown = await bench.act('Dana', { type: 'openStory', review, finding: 'ransom' })
    expect(words(shown.replies[0])).toContain('Could somebody ')
    await settled(bench, review)
    expect(threadOf(town)).toEqual(['summary in C1'])
  })

  test('a day that is over is asked for again, and nothing is posted', async () => {
    const town = new Town()
    const { bench, review } = await readyToPost(town)
    const on = { type: 'publish', review, how: 'all', to: 'C1', onlyPrivate: true }
    const { form, wrong } = await bench.act('Dana', { ...on, until: '2001-01-01' })
    expect([form?.title, wrong]).toEqual(['Where should it go?', 'until'])
    await settled(bench, review)
    expect(threadOf(town)).toEqual([])
  })

  test('a check that is deleted while it is being posted leaves no words standing', async () => {
    const town = new Town()
    const { bench, review } = await readyToPost(town)
    const landing = town.hold()
    await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'C1', onlyPrivate: true })
    await landing.begun
    await bench.act('Dana', { type: 'delete', review, confirm: 'swim booking' })
    landing.land()
    await expect
      .poll(() => town.updated.filter(({ entry }) => entry === 'summary').map(({ text }) => text))
      .toEqual(['This check was deleted.'])
    expect(threadOf(town)).toEqual(['summary in C1'])
  })

  test('where it goes cannot be changed while it is on its way', async () => {
    const town = new Town()
    const { bench, review } = await readyToPost(town)
    const landing = town.hold()
    const on = { type: 'publish', review, how: 'all', onlyPrivate: true }
    await bench.act('Dana', { ...on, to: 'C1' })
    await landing.begun
    const said = await bench.act('Dana', { ...on, to: 'C2' })
    expect(words(said.replies[0])).toContain('posting it now')
    landing.land()
    await settled(bench, review)
    expect(new Set(threadOf(town).map((card) => card.split(' in ')[1]))).toEqual(new Set(['C1']))
  })
})

test('what waits for working hours holds nobody up, and comes when they begin, also after a restart', async () => {
  const town = new Town()
  const { bench, review } = await readyToPost(town)
  await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'C1', onlyPrivate: true })
  await settled(bench, review)
  town.night = true
  await bench.act('Mei', { type: 'tell', review, finding: 'ransom', words: 'It is true.' })
  await bench.act('Dana', { type: 'goDeeper', review })
  await expect.poll(() => town.privately('dana').at(-1)).toMatch(/^Question/)
  const morning = new Town()
  const bell = new Bell()
  const { store, clock } = bench
  const after = new Bench({ store, clock, channel: morning, scheduler: bell })
  await after.reviews.resume()
  expect(morning.posted).toEqual([])
  clock.pass(50_000)
  bell.ring()
  await expect.poll(() => morning.privately('dana').join()).toContain('It is true.')
})
