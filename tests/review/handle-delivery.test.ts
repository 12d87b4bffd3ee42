import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type { Appended, RecordChange } from '../../src/review/ports.ts'
import type { RecordKey } from '../../src/review/record.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench, weak, words } from './bench.ts'
import { readyToPost, settled, Town } from './town.ts'

/** A store where another process is always faster, once told so. */
class Crowded extends MemoryStore {
  crowded = false
  tries = 0

  override async append(key: RecordKey, change: RecordChange): Promise<Appended> {
    if (!this.crowded) return super.append(key, change)
    this.tries += 1
    return { status: 'conflict' } as Appended
  }
}

describe('an action', () => {
  test('is tried fifty times while another process is faster, and then refused', async () => {
    const store = new Crowded()
    const bench = new Bench({ store })
    const review = await bench.start('Dana', 'Swim Booking')
    store.crowded = true
    const refused = bench.act('Dana', { type: 'skip', review, question: 'about.what', version: 0 })
    await expect(refused).rejects.toMatchObject({ code: 'conflict' })
    await expect(refused).rejects.toBeInstanceOf(AppError)
    expect(store.tries).toBe(50)
    expect(await bench.asked('Dana', review)).toBe('about.what')
  })

  test('tells the open screens that something changed, and only then', async () => {
    const bench = new Bench()
    const told: string[] = []
    const stop = bench.reviews.onChange((workspace, review) => told.push(`${workspace}/${review}`))
    const review = await bench.start('Dana', 'Swim Booking', 'hidden')
    expect(told).toEqual([`local/${review}`])
    await bench.act('Dana', { type: 'why', review, question: 'about.what' })
    expect(told).toHaveLength(1)
    await bench.act('Dana', { type: 'skip', review, question: 'about.what', version: 0 })
    expect(told).toHaveLength(2)
    stop()
    await bench.act('Dana', { type: 'stop', review })
    expect(told).toHaveLength(2)
  })

  test('introduces who does something for the first time, and again under another name', async () => {
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Swim Booking')
    const finding = await bench.firstStory('Dana', review)
    const send = (name: string, type: string, id: string) =>
      bench.reviews.handle({
        id,
        workspace: 'local',
        channel: 'web',
        who: { id: 'mei', name },
        action: { type, review, finding, stance: 'yes', shareReason: false } as never,
      })
    const joined = async () =>
      (await bench.store.load({ workspace: 'local', id: review }))?.events.flatMap((event) =>
        event.type === 'joined' ? [event.person.name] : [],
      )
    await send('Mei', 'storyMore', 'a')
    expect(await joined()).toEqual(['Dana'])
    await send('Mei', 'takeStance', 'b')
    await send('Mei', 'takeStance', 'c')
    expect(await joined()).toEqual(['Dana', 'Mei'])
    await send('Mei Tan', 'takeStance', 'd')
    expect(await joined()).toEqual(['Dana', 'Mei', 'Mei Tan'])
    const people = (await bench.store.load({ workspace: 'local', id: review }))?.heading.people
    expect(people).toEqual(['dana', 'mei'])
  })
})

describe('a deleted check', () => {
  test('leaves on a platform only what stands there, and that blank', async () => {
    const town = new Town()
    const { bench, review } = await readyToPost(town)
    await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'square', sure: true })
    await settled(bench, review)
    const standing = (await bench.store.load({ workspace: 'local', id: review }))?.outbox ?? []
    await bench.act('Dana', { type: 'delete', review, confirm: 'Swim Booking' })
    await settled(bench, review)
    const left = (await bench.store.load({ workspace: 'local', id: review }))?.outbox ?? []
    expect(left.map(({ card }) => card.kind)).toEqual(left.map(() => 'blank'))
    const ids = left.map(({ id }) => id)
    expect(ids).toEqual(standing.map((_, n) => `blank/${n + 1}`))
    const blank = bench.say('conversation.delete.stub')
    expect(town.updated.slice(-left.length).map(({ text }) => text)).toEqual(ids.map(() => blank))
  })
})

describe('the heading of a check', () => {
  test('says what lists show without opening it, and when there is something to send', async () => {
    const heading = async (bench: Bench, review: string) =>
      (await bench.store.load({ workspace: 'local', id: review }))?.heading
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    expect(await heading(bench, review)).toEqual({
      title: 'Swim Booking',
      phase: 'settingUp',
      people: ['dana'],
      updatedAt: bench.clock.now(),
      rules: 1,
      facts: expect.objectContaining({ product: review, reach: 'private' }),
    })
    await bench.answerAll('Dana', review, weak)
    expect(await heading(bench, review)).toMatchObject({ phase: 'asking' })
    await bench.act('Dana', { type: 'lookOver', review })
    expect(await heading(bench, review)).toMatchObject({ phase: 'checking' })
    const town = new Town()
    town.night = true
    const pushed = new Bench({ channel: town })
    const other = await pushed.start('Dana', 'Swim Booking')
    await pushed.act(
      'Dana',
      { type: 'handOver', review: other, question: 'info.leak', to: 'U2' },
      'h',
      [{ id: 'U2', name: 'Ravi' }],
    )
    await expect
      .poll(async () => (await heading(pushed, other))?.dueAt)
      .toBe(pushed.clock.later(pushed.clock.now(), 40_000))
  })
})

test('typed words are read where they are typed: “skip” and “don’t know” are no answer in words', async () => {
  const bench = new Bench()
  const review = await bench.start('Dana', 'Swim Booking')
  const answer = (question: string, value: string | readonly string[], version = 0) =>
    bench.act('Dana', { type: 'answer', review, question, version, value })
  const value = async (question: string) => {
    const events = (await bench.store.load({ workspace: 'local', id: review }))?.events ?? []
    return events.flatMap((event) =>
      event.type === 'answered' && event.question === question ? [event.value] : [],
    )
  }
  await answer('about.what', 'skip')
  expect(await value('about.what')).toEqual([null])
  await answer('about.hands', 'I don’t know, sorry')
  expect(await value('about.hands')).toEqual(['?'])
  await answer('conn.services', ['The bank', '', 'skip'])
  expect(await value('conn.services')).toEqual([['The bank', 'skip']])
  await answer('about.team', ['not sure', 'Ravi'])
  expect(await value('about.team')).toEqual([['', 'Ravi']])
  const why = await answer('wrong.never', 'why?')
  expect(words(why.replies[0])).toContain(bench.say('conversation.why.title'))
  expect(await value('wrong.never')).toEqual([])
  const other = await bench.start('Jo', 'Clinic Booking')
  const named = { type: 'answer', review: other, question: 'about.team', version: 0 }
  await bench.act('Jo', { ...named, value: ['skip', ''] })
  const record = await bench.store.load({ workspace: 'local', id: other })
  expect(record?.events.at(-1)).toMatchObject({ type: 'answered', value: null })
})
