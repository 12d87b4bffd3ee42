import { describe, expect, test } from 'vitest'
import { actionSchema } from '../../src/domain/action.ts'
import { reportFormats } from '../../src/domain/report-format.ts'
import { may, permissions, type Role } from '../../src/review/permissions.ts'
import { Bench, weak, words } from './bench.ts'

const roles: readonly Role[] = ['facilitator', 'participant', 'reader']
const only = (...allowed: Role[]) => roles.map((role) => allowed.includes(role))

describe('who may do what', () => {
  test.each([
    ['publish', only('facilitator')],
    ['preview', only('facilitator')],
    ['goDeeper', only('facilitator')],
    ['sendOpen', only('facilitator')],
    ['close', only('facilitator')],
    ['reopen', only('facilitator')],
    ['delete', only('facilitator')],
    ['openDelete', only('facilitator')],
    ['park', only('facilitator')],
    ['lookOver', only('facilitator')],
    ['answer', only('facilitator', 'participant')],
    ['notSure', only('facilitator', 'participant')],
    ['skip', only('facilitator', 'participant')],
    ['back', only('facilitator', 'participant')],
    ['change', only('facilitator', 'participant')],
    ['handOver', only('facilitator', 'participant')],
    ['stop', only('facilitator', 'participant')],
    ['takeStance', only('facilitator', 'participant', 'reader')],
    ['secondNo', only('facilitator', 'participant', 'reader')],
    ['decide', only('facilitator', 'participant', 'reader')],
    ['overrideBand', only('facilitator', 'participant', 'reader')],
    ['addStory', only('facilitator', 'participant', 'reader')],
  ] as const)('%s', (action, allowed) => {
    expect(roles.map((role) => may(role, action))).toEqual(allowed)
  })

  test('the table names every action there is, and no other', () => {
    const actions = actionSchema.options.map((option) => option.shape.type.value)
    expect(Object.keys(permissions).sort()).toEqual([...actions].sort())
  })
})

describe('the table is kept', () => {
  test('a stranger finds nothing before the check is posted', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    await expect(bench.feed('Mei', review)).rejects.toMatchObject({ code: 'not-found' })
    const { replies } = await bench.act('Mei', { type: 'publish', review, how: 'all' })
    expect(words(replies[0])).toBe('This check is not here any more.')
  })

  test('another workspace finds nothing, whatever id it knows', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    const who = { id: 'dana', name: 'Dana' }
    const elsewhere = { workspace: 'other', channel: 'web', who }
    await expect(bench.reviews.feed(elsewhere, review)).rejects.toMatchObject({ code: 'not-found' })
    await expect(bench.reviews.report(elsewhere, review, 'json')).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await bench.reviews.overview(elsewhere)).toEqual([])
    const act = { id: 'x1', ...elsewhere, action: { type: 'back' as const, review } }
    const { replies } = await bench.reviews.handle(act)
    expect(words(replies[0])).toBe('This check is not here any more.')
  })

  test('a reader of the posted thread may speak but not post, close or delete', async () => {
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Swim Booking')
    for (const type of ['close', 'openDelete', 'preview', 'lookOver']) {
      const { replies } = await bench.act('Mei', { type, review })
      expect(words(replies[0])).toBe('Only Dana can do that here.')
    }
    const finding = await bench.firstStory('Mei', review)
    const { replies } = await bench.act('Mei', {
      type: 'takeStance',
      review,
      finding,
      stance: 'yes',
    })
    expect(words(replies[0])).toContain('Thank you')
  })

  test('typed words open no door that a button keeps closed', async () => {
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Swim Booking')
    for (const text of ['change', 'stop', 'back']) {
      const { replies } = await bench.act('Mei', { type: 'say', review, text })
      expect(words(replies[0])).toBe('Only Dana can do that here.')
    }
    const dana = await bench.act('Dana', { type: 'say', review, text: 'change' })
    expect(words(dana.replies[0])).toContain('Look over your answers')
  })

  test('nothing is answered by typing once the check is closed', async () => {
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Swim Booking')
    await bench.act('Dana', { type: 'goDeeper', review })
    const before = await bench.store.load({ workspace: 'local', id: review })
    await bench.act('Dana', { type: 'close', review, sure: true })
    const { replies } = await bench.act('Dana', { type: 'say', review, text: 'not sure' })
    expect(words(replies[0])).toContain('closed')
    expect(await bench.asked('Dana', review)).toBeUndefined()
    const after = await bench.store.load({ workspace: 'local', id: review })
    expect(after?.events.slice(before?.events.length).map(({ type }) => type)).toEqual(['closed'])
  })
})

describe('only the headline was posted', () => {
  test('everybody reads how much there is, and nobody else reads the stories', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', review, weak)
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Dana', { type: 'publish', review, how: 'headline' })
    const { thread } = await bench.feed('Mei', review)
    expect(thread.map(({ id }) => id)).toEqual(['summary'])
    expect(words(thread[0]?.message)).not.toContain('Somebody could')
    const mei = { workspace: 'local', channel: 'web', who: { id: 'mei', name: 'Mei' } }
    for (const format of reportFormats) {
      await expect(bench.reviews.report(mei, review, format)).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    await expect(bench.reviews.picture(mei, review, 'risk-map')).rejects.toMatchObject({
      code: 'not-found',
    })
    for (const action of [{ type: 'everything' }, { type: 'openStory', finding: 'ransom' }]) {
      const { replies } = await bench.act('Mei', { review, ...action })
      expect(words(replies[0])).toContain('not been posted')
    }
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    expect((await bench.feed('Mei', review)).thread.length).toBeGreaterThan(7)
  })
})
